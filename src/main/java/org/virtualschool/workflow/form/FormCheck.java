package org.virtualschool.workflow.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;

/**
 * Whether submitted values are answers the form could have sent. The browser checks the same, but anybody may call the
 * engine without it.
 *
 * <p>A field that the other answers hide must be empty: a value there was never asked for, and dropping it without a
 * word could lose what somebody typed. A field that is shown but locked may only repeat what it showed.
 */
public final class FormCheck {

    /**
     * Checks everything at once.
     *
     * @param form      the deployed form
     * @param submitted what the caller sent, by name
     * @param known     what our own side knows and the form shows or steers by; never the caller's word for it
     * @param today     civil date in London
     * @param feel      evaluates the conditions of the form
     * @return the answers to fields that are shown and may be changed; empty ones left out
     * @throws FieldFaultsException naming every field with its fault
     */
    public FormAnswers check(FormSchema form, Map<String, Object> submitted, Map<String, Object> known, LocalDate today,
                             FeelEngine feel) {
        FilledForm filled = new FilledForm(form, submitted, known, feel);
        List<FieldFault> faults = new ArrayList<>();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            Reading reading = filled.reading(field);
            String fault;
            if (filled.hides(field)) {
                fault = reading.givesSomething() ? "This is not asked for with the other answers given. Leave it empty." : null;
            } else if (filled.locked(field) != null) {
                boolean changed = reading.givesSomething() && !same(reading, filled.locked(field));
                fault = changed ? "This cannot be changed." : null;
            } else {
                fault = faultOf(field, reading, today);
                if (reading.value() != null) {
                    answers.put(field.key(), reading.value());
                }
            }
            if (fault != null) {
                faults.add(new FieldFault(field.key(), field.label(), fault));
            }
        }
        submitted.keySet().stream().filter(name -> !form.hasField(name)).sorted()
                .forEach(name -> faults.add(new FieldFault(name, name, "This form has no such field.")));
        if (!faults.isEmpty()) {
            throw new FieldFaultsException(faults);
        }
        return new FormAnswers(answers);
    }

    private static boolean same(Reading one, Reading other) {
        if (one.value() instanceof BigDecimal a && other.value() instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return one.problem() == null && Objects.equals(one.value(), other.value());
    }

    private static String faultOf(FormField field, Reading reading, LocalDate today) {
        if (reading.problem() != null) {
            return reading.problem();
        }
        Object value = reading.value();
        FormField.Limits limits = field.limits();
        if (value == null || field.type() == FieldType.TICK && value.equals(false)) {
            return limits.required() ? field.type().asked() : null;
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> textFault(field, (String) value);
            case NUMBER -> numberFault(limits, new BigDecimal(value.toString()));
            case TICK -> null;
            case CHOICE -> limits.options().contains(value) ? null : "Choose one of the options shown.";
            case CHOICES -> limits.options().containsAll((List<?>) value) ? null : "Choose from the options shown.";
            case DATE -> limits.notBeforeToday() && ((LocalDate) value).isBefore(today)
                    ? "Enter today's date or a later one." : null;
        };
    }

    private static String textFault(FormField field, String text) {
        FormField.Limits limits = field.limits();
        if (limits.minLength() != null && text.length() < limits.minLength()) {
            return "Write at least " + limits.minLength() + " characters.";
        }
        if (limits.maxLength() != null && text.length() > limits.maxLength()) {
            return "Write at most " + limits.maxLength() + " characters. You wrote " + text.length() + ".";
        }
        if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            return ("This is not in the right format. " + field.description()).trim();
        }
        return null;
    }

    private static String numberFault(FormField.Limits limits, BigDecimal number) {
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            return "Enter " + limits.min().toPlainString() + " or more.";
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            return "Enter " + limits.max().toPlainString() + " or less.";
        }
        return null;
    }
}
