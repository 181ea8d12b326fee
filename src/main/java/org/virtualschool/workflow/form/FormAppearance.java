package org.virtualschool.workflow.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.virtualschool.workflow.FormPart;
import org.virtualschool.workflow.TypedAnswers;

/** How a form looks to a person with certain answers in it, decided as the browser would decide it in Tasklist. */
public final class FormAppearance {

    private final FormSchema form;
    private final Map<String, Object> asked;
    private final Map<String, Object> hidden = new LinkedHashMap<>();
    private final FilledForm filled;

    /**
     * @param form    the deployed form
     * @param answers by field key; those that the others hide do not count
     * @param known   what our own side knows and the form shows or steers by
     */
    public FormAppearance(FormSchema form, Map<String, Object> answers, Map<String, Object> known, FeelEngine feel) {
        this.form = form;
        this.asked = new HashMap<>(answers);
        this.filled = settled(known, feel);
    }

    /**
     * The answers a form starts from: what was kept or is known, and what a field holds by default.
     *
     * @param known values of fields, by key; others are left out. A null is an answer somebody took away: no default comes
     *              in its place
     */
    public static Map<String, Object> beginning(FormSchema form, Map<String, Object> known) {
        Map<String, Object> answers = new HashMap<>();
        defaults(form.layout(), answers);
        form.fields().stream().filter(field -> known.containsKey(field.key()))
                .forEach(field -> answers.put(field.key(), known.get(field.key())));
        return answers;
    }

    private static void defaults(List<FormLayout> parts, Map<String, Object> answers) {
        for (FormLayout part : parts) {
            if (part instanceof FormLayout.Group group) {
                defaults(group.parts(), answers);
            } else if (part instanceof FormLayout.Field field && field.byDefault() != null) {
                answers.put(field.key(), field.byDefault());
            }
        }
    }

    /** The answers with those that were typed on a page put in; null for what was left empty or emptied. */
    public static Map<String, Object> with(FormSchema form, Map<String, Object> answers, TypedAnswers typed) {
        Map<String, Object> all = new HashMap<>(answers);
        form.fields().stream().filter(field -> typed.mention(field.key()))
                .forEach(field -> all.put(field.key(), TypedValue.of(field, typed.of(field.key()))));
        return all;
    }

    /** A hidden answer steers nothing: without it others may be hidden or shown in turn. */
    private FilledForm settled(Map<String, Object> known, FeelEngine feel) {
        while (true) {
            FilledForm now = new FilledForm(form, asked, known, feel);
            List<String> gone = form.fields().stream().filter(field -> asked.get(field.key()) != null && now.hides(field))
                    .map(FormField::key).toList();
            if (gone.isEmpty()) {
                return now;
            }
            gone.forEach(key -> hidden.put(key, asked.remove(key)));
        }
    }

    /** The answers to fields that are shown and may be changed; null for what was left empty or emptied. */
    public Map<String, Object> asked() {
        Map<String, Object> answers = new LinkedHashMap<>();
        form.fields().stream()
                .filter(field -> asked.containsKey(field.key()) && filled.locked(field) == null)
                .forEach(field -> answers.put(field.key(), asked.get(field.key())));
        return answers;
    }

    /** The answers to fields that other answers hide. */
    public Map<String, Object> hidden() {
        return hidden;
    }

    /** What is shown, in the order of the form. */
    public List<FormPart> parts() {
        return shown(form.layout());
    }

    private List<FormPart> shown(List<FormLayout> layout) {
        List<FormPart> parts = new ArrayList<>();
        for (FormLayout part : layout) {
            if (part.hiddenWhen() == null || !filled.conditions().holds(part.hiddenWhen())) {
                add(part, parts);
            }
        }
        return parts;
    }

    private void add(FormLayout part, List<FormPart> parts) {
        if (part instanceof FormLayout.Text text) {
            String markdown = filled.conditions().fillIn(text.template());
            if (!markdown.isBlank()) {
                parts.add(new FormPart.Text(text.id(), markdown));
            }
        } else if (part instanceof FormLayout.Separator line) {
            parts.add(new FormPart.Separator(line.id()));
        } else if (part instanceof FormLayout.Group group) {
            List<FormPart> inside = shown(group.parts());
            if (!inside.isEmpty()) {
                parts.add(new FormPart.Group(group.id(), filled.conditions().fillIn(group.label()), inside));
            }
        } else if (part instanceof FormLayout.Field field) {
            parts.add(question(field, form.field(field.key()).orElseThrow()));
        }
    }

    private FormPart.Question question(FormLayout.Field layout, FormField field) {
        FormField.Limits limits = field.limits();
        Reading locked = filled.locked(field);
        return new FormPart.Question(layout.id(), field.key(), filled.conditions().fillIn(layout.label()),
                filled.conditions().fillIn(layout.help()), layout.control(), limits.required(), locked != null,
                form.steersBy(field.key()),
                new FormPart.Limits(limits.minLength(), limits.maxLength(), limits.decimals(), limits.notBeforeToday()),
                layout.options(), layout.prefix(), layout.suffix(),
                locked == null ? asked.get(field.key()) : locked.value());
    }
}
