package org.virtualschool.workflow.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Reads submitted values. Nothing a client sends is ever deserialised into an object. */
final class ValueReader {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final String NOT_TEXT = "Enter text.";
    private static final String NOT_DATE = "Enter a real date.";
    private static final String NOT_OPTION = "Choose one of the options shown.";
    private static final String NOT_TICK = "Tick the box or leave it empty.";

    private final ObjectMapper json = new ObjectMapper();

    /** Reads {@code submitted} as an answer to the field; problems of its form are told, limits are not looked at. */
    Reading read(FormField field, Object submitted) {
        Object plain = plain(submitted);
        if (plain == null || "".equals(plain)) {
            return Reading.EMPTY;
        }
        return switch (field.type()) {
            case TEXT -> text(plain, true);
            case LONG_TEXT -> text(plain, false);
            case NUMBER -> number(field.limits(), plain);
            case TICK -> plain instanceof Boolean ? Reading.of(plain) : Reading.unreadable(NOT_TICK);
            case CHOICE -> plain instanceof String ? Reading.of(plain) : Reading.unreadable(NOT_OPTION);
            case CHOICES -> choices(plain);
            case DATE -> date(plain);
        };
    }

    /** A plain Java value, or {@link Unreadable} for anything a form cannot send. */
    private Object plain(Object submitted) {
        if (submitted instanceof JsonValue value) {
            return parsed(value.getValueSerialized() == null && value.isDeserialized()
                    ? String.valueOf(value.getValue()) : value.getValueSerialized());
        }
        if (submitted instanceof SpinJsonNode node) {
            return parsed(node.toString());
        }
        if (submitted instanceof SerializableValue || submitted instanceof TypedValue typed && notPlain(typed)) {
            return Unreadable.VALUE;
        }
        return submitted instanceof TypedValue value ? value.getValue() : submitted;
    }

    private static boolean notPlain(TypedValue value) {
        return value.getType() != null && !value.getType().isPrimitiveValueType() && !(value instanceof PrimitiveValue);
    }

    private Object parsed(String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = json.readTree(text);
            if (!node.isArray()) {
                return node.isNull() ? null : Unreadable.VALUE;
            }
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(item.isTextual() ? item.asText() : Unreadable.VALUE));
            return items;
        } catch (JsonProcessingException e) {
            return Unreadable.VALUE;
        }
    }

    private static Reading text(Object plain, boolean oneLine) {
        if (!(plain instanceof String given)) {
            return Reading.unreadable(NOT_TEXT);
        }
        String text = given.replace("\r\n", "\n").strip();
        if (text.codePoints().anyMatch(ValueReader::notStorable)) {
            return Reading.unreadable("This holds a character that cannot be kept. Type it again.");
        }
        if (oneLine && text.indexOf('\n') >= 0) {
            return Reading.unreadable("Write this in one line.");
        }
        return text.isEmpty() ? Reading.EMPTY : Reading.of(text);
    }

    private static boolean notStorable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t'
                || Character.getType(character) == Character.SURROGATE;
    }

    private static Reading number(FormField.Limits limits, Object plain) {
        boolean written = plain instanceof String text && NUMBER.matcher(text).matches();
        boolean counted = plain instanceof Number number && NUMBER.matcher(asDecimal(number)).matches();
        if (limits.numberAsText() ? !written : !counted) {
            return Reading.unreadable(limits.decimals() == 0 ? "Enter a whole number." : FieldType.NUMBER.asked());
        }
        BigDecimal value = new BigDecimal(written ? (String) plain : asDecimal((Number) plain)).stripTrailingZeros();
        if (value.scale() > limits.decimals()) {
            return Reading.unreadable(limits.decimals() == 0 ? "Enter a whole number."
                    : "Use at most " + limits.decimals() + (limits.decimals() == 1 ? " decimal place." : " decimal places."));
        }
        boolean whole = limits.decimals() == 0 && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        BigDecimal scaled = value.setScale(Math.max(value.scale(), 0));
        return new Reading(whole ? Integer.valueOf(value.intValueExact()) : scaled, plain, null);
    }

    private static String asDecimal(Number number) {
        double approximate = number.doubleValue();
        return Double.isNaN(approximate) || Double.isInfinite(approximate) ? ""
                : new BigDecimal(number.toString()).toPlainString();
    }

    private static Reading choices(Object plain) {
        if (!(plain instanceof Collection<?> chosen) || !chosen.stream().allMatch(String.class::isInstance)) {
            return Reading.unreadable(NOT_OPTION);
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            return Reading.unreadable("Choose each option once.");
        }
        return chosen.isEmpty() ? Reading.EMPTY : Reading.of(List.copyOf(chosen));
    }

    private static Reading date(Object plain) {
        if (!(plain instanceof String text) || !DATE.matcher(text).matches()) {
            return Reading.unreadable(NOT_DATE);
        }
        try {
            return new Reading(LocalDate.parse(text), text, null);
        } catch (DateTimeException e) {
            return Reading.unreadable(NOT_DATE);
        }
    }

    /** Stands for a value of a kind no form sends; no field can read it. */
    private enum Unreadable {
        VALUE
    }
}
