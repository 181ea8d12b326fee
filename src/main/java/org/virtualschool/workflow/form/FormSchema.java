package org.virtualschool.workflow.form;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A deployed form as the server understands it. */
public final class FormSchema {

    private final Map<String, FormField> fields;
    private final List<FormLayout> layout;
    private final Set<String> names;

    /**
     * @param fields in the order of the form
     * @param layout the same fields among groups and texts
     * @param names  every name its conditions and templates mention
     */
    FormSchema(List<FormField> fields, List<FormLayout> layout, Set<String> names) {
        Map<String, FormField> byKey = new LinkedHashMap<>();
        fields.forEach(field -> byKey.put(field.key(), field));
        this.fields = Collections.unmodifiableMap(byKey);
        this.layout = List.copyOf(layout);
        this.names = Set.copyOf(names);
    }

    Collection<FormField> fields() {
        return fields.values();
    }

    Optional<FormField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    List<FormLayout> layout() {
        return layout;
    }

    /** Whether conditions or texts of the form depend on the answer to the field. */
    boolean steersBy(String key) {
        return names.contains(key);
    }

    /** Whether the form has a field of this key. */
    public boolean hasField(String key) {
        return fields.containsKey(key);
    }

    /** Whether the form shows or steers by a value of this name without asking for it. */
    public boolean mentions(String name) {
        return names.contains(name) && !fields.containsKey(name);
    }

    /** What the person reads beside the field; the key itself where the form has no such field. */
    public String labelOf(String key) {
        return field(key).map(FormField::label).orElse(key);
    }
}
