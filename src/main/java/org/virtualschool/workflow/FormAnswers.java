package org.virtualschool.workflow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of a completed form, already checked against it: only visible, known fields, of the right type.
 * Values are String, Boolean, Integer, BigDecimal, LocalDate or List of String; absent and blank are null.
 */
public final class FormAnswers {

    private final Map<String, Object> values;

    /** @param values by field key */
    public FormAnswers(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The text, trimmed; null if none was given. */
    public String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    /** The date; null if none was given. */
    public LocalDate date(String key) {
        return (LocalDate) values.get(key);
    }

    /** The whole number; null if none was given. */
    public Integer whole(String key) {
        Object value = values.get(key);
        return value instanceof BigDecimal number ? Integer.valueOf(number.intValueExact()) : (Integer) value;
    }

    /** An amount in pence from a field in pounds; null if none was given. */
    public Long pence(String key) {
        Object value = values.get(key);
        return value == null ? null : new BigDecimal(value.toString()).movePointRight(2).longValueExact();
    }

    /** Whether a box was ticked; false if the field was hidden. */
    public boolean ticked(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** The chosen options; empty if none. */
    @SuppressWarnings("unchecked")
    public List<String> choices(String key) {
        Object value = values.get(key);
        return value == null ? List.of() : (List<String>) value;
    }

    /** Whether the field was answered. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** Everything answered, by field key, in the order of the form. */
    public Map<String, Object> asMap() {
        return values;
    }
}
