package org.virtualschool.workflow.form;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.VariableMap;

/** A form with certain answers in it: how each reads, which fields are locked, and which conditions hold. */
final class FilledForm {

    private static final ValueReader READER = new ValueReader();

    private final FormSchema form;
    private final Map<String, Object> known;
    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Reading> locked = new HashMap<>();
    private final Conditions conditions;

    /**
     * @param answers by field key, as submitted
     * @param known   what our own side knows and the form shows or steers by; never the caller's word for it
     */
    FilledForm(FormSchema form, Map<String, Object> answers, Map<String, Object> known, FeelEngine feel) {
        this.form = form;
        this.known = known;
        form.fields().forEach(field -> readings.put(field.key(), READER.read(field, value(answers, field.key()))));
        Conditions beforeLocks = new Conditions(feel, context());
        for (FormField field : form.fields()) {
            if (field.lockedWhen() != null && beforeLocks.holds(field.lockedWhen())) {
                locked.put(field.key(), READER.read(field, known.get(field.key())));
            }
        }
        this.conditions = locked.isEmpty() ? beforeLocks : new Conditions(feel, context());
    }

    private static Object value(Map<String, Object> answers, String key) {
        return answers instanceof VariableMap typed ? typed.getValueTyped(key) : answers.get(key);
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new HashMap<>(known);
        for (FormField field : form.fields()) {
            context.put(field.key(), locked.getOrDefault(field.key(), readings.get(field.key())).forFeel());
        }
        return context;
    }

    /** The answer to a field. */
    Reading reading(FormField field) {
        return readings.get(field.key());
    }

    /** What a locked field shows; null if the field is not locked. */
    Reading locked(FormField field) {
        return locked.get(field.key());
    }

    boolean hides(FormField field) {
        return conditions.anyHolds(field.hiddenWhen());
    }

    Conditions conditions() {
        return conditions;
    }
}
