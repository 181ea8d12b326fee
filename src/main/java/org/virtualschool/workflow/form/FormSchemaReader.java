package org.virtualschool.workflow.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a form-js schema. It refuses what the server could not check (file pickers, dynamic lists, options that come
 * from data, limits that are expressions): a field nobody checks would be a way into the record. It refuses, too, what
 * only Tasklist could show (HTML, pictures, blocks in templates): every task can be worked on a page of ours.
 */
public final class FormSchemaReader {

    private static final Map<String, FieldType> FIELDS = Map.of(
            "textfield", FieldType.TEXT,
            "textarea", FieldType.LONG_TEXT,
            "number", FieldType.NUMBER,
            "checkbox", FieldType.TICK,
            "radio", FieldType.CHOICE,
            "select", FieldType.CHOICE,
            "checklist", FieldType.CHOICES,
            "taglist", FieldType.CHOICES,
            "datetime", FieldType.DATE);
    private static final Set<String> SHOWN_ONLY = Set.of("text", "separator", "spacer");
    static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.+?)}}", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern EMAIL = Pattern.compile(
            "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)*$");

    private final ObjectMapper json = new ObjectMapper();

    /**
     * Reads a deployed form.
     *
     * @param form the JSON of the form; closed by the caller
     * @throws UnsupportedFormException if it holds something the server could not check
     */
    public FormSchema read(InputStream form) {
        try {
            return read(json.readTree(form));
        } catch (IOException e) {
            throw new UnsupportedFormException("not a form: " + e.getMessage());
        }
    }

    private static FormSchema read(JsonNode form) {
        Collected collected = new Collected();
        collect(form.path("components"), new Surroundings("", List.of()), collected);
        return new FormSchema(collected.withUniqueLabels(),
                FormLayoutReader.read(form.path("components")), names(form));
    }

    private static void collect(JsonNode components, Surroundings around, Collected into) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (type.equals("group")) {
                if (!component.path("path").asText("").isEmpty()) {
                    throw unsupported(component, "a group with a path");
                }
                collect(component.path("components"), around.within(component), into);
            } else if (FIELDS.containsKey(type)) {
                into.add(field(component, FIELDS.get(type), around), around.heading);
            } else if (!SHOWN_ONLY.contains(type)) {
                throw unsupported(component, "a component of type " + type);
            } else if (component.path("text").asText().contains("{{#")) {
                throw unsupported(component, "a block in a template");
            }
        }
    }

    private static FormField field(JsonNode component, FieldType type, Surroundings around) {
        for (String dynamic : List.of("valuesKey", "valuesExpression")) {
            if (component.hasNonNull(dynamic)) {
                throw unsupported(component, "options that come from data");
            }
        }
        if (type == FieldType.DATE && !component.path("subtype").asText().equals("date")) {
            throw unsupported(component, "a time");
        }
        String label = component.path(type == FieldType.DATE ? "dateLabel" : "label").asText("").trim();
        String key = component.path("key").asText();
        return new FormField(key, label.isEmpty() ? key : label, component.path("description").asText("").trim(), type,
                around.within(component).conditions, lockedWhen(component), limits(component, type));
    }

    private static String lockedWhen(JsonNode component) {
        if (component.path("disabled").asBoolean()) {
            return "true";
        }
        JsonNode readonly = component.path("readonly");
        if (readonly.isTextual()) {
            return expression(readonly.asText());
        }
        return readonly.asBoolean() ? "true" : null;
    }

    private static FormField.Limits limits(JsonNode component, FieldType type) {
        JsonNode validate = component.path("validate");
        validate.forEach(limit -> {
            if (limit.isTextual() && limit.asText().startsWith("=")) {
                throw unsupported(component, "a limit that is an expression");
            }
        });
        Set<String> options = new LinkedHashSet<>();
        component.path("values").forEach(option -> options.add(option.path("value").asText()));
        if ((type == FieldType.CHOICE || type == FieldType.CHOICES) && options.isEmpty()) {
            throw unsupported(component, "a choice without options");
        }
        return new FormField.Limits(validate.path("required").asBoolean(), whole(validate, "minLength"),
                whole(validate, "maxLength"), pattern(component, validate), number(validate, "min"),
                number(validate, "max"), component.path("decimalDigits").asInt(0),
                component.path("serializeToString").asBoolean(), options,
                component.path("disallowPassedDates").asBoolean());
    }

    private static Pattern pattern(JsonNode component, JsonNode validate) {
        String kind = validate.path("validationType").asText("custom");
        if (kind.equals("email")) {
            return EMAIL;
        }
        if (!kind.equals("custom") && !kind.isEmpty()) {
            throw unsupported(component, "validation of type " + kind);
        }
        return validate.hasNonNull("pattern") ? Pattern.compile(validate.path("pattern").asText()) : null;
    }

    private static Integer whole(JsonNode validate, String limit) {
        BigDecimal value = number(validate, limit);
        return value == null ? null : value.intValueExact();
    }

    private static BigDecimal number(JsonNode validate, String limit) {
        String value = validate.path(limit).asText("");
        return value.isEmpty() ? null : new BigDecimal(value);
    }

    private static Set<String> names(JsonNode form) {
        Set<String> names = new HashSet<>();
        form.findValues("components").forEach(components -> components.forEach(component -> component.forEach(value -> {
            if (value.isTextual()) {
                addNames(value.asText(), names);
            }
        })));
        form.findValues("conditional").forEach(condition -> addNames(condition.path("hide").asText(), names));
        return names;
    }

    private static void addNames(String text, Set<String> names) {
        List<String> expressions = new ArrayList<>();
        if (text.startsWith("=")) {
            expressions.add(text);
        }
        Matcher templates = TEMPLATE.matcher(text);
        while (templates.find()) {
            expressions.add(templates.group(1));
        }
        for (String expression : expressions) {
            Matcher name = NAME.matcher(expression);
            while (name.find()) {
                names.add(name.group());
            }
        }
    }

    static String expression(String feel) {
        return feel.startsWith("=") ? feel.substring(1).trim() : feel.trim();
    }

    private static UnsupportedFormException unsupported(JsonNode component, String what) {
        return new UnsupportedFormException("it has " + what + ", which cannot be checked ("
                + component.path("key").asText(component.path("label").asText("no key")) + ")");
    }

    /** The heading nearest to a field and the conditions of every group around it. */
    private record Surroundings(String heading, List<String> conditions) {

        Surroundings within(JsonNode component) {
            String label = component.path("label").asText("").trim();
            List<String> all = new ArrayList<>(conditions);
            String hide = expression(component.path("conditional").path("hide").asText(""));
            if (!hide.isEmpty()) {
                all.add(hide);
            }
            return new Surroundings(label.isEmpty() ? heading : label, List.copyOf(all));
        }
    }

    /** The fields found, and what they are called where two have the same label. */
    private static final class Collected {

        private final List<FormField> fields = new ArrayList<>();
        private final List<String> headings = new ArrayList<>();
        private final Map<String, Integer> labels = new HashMap<>();

        void add(FormField field, String heading) {
            fields.add(field);
            headings.add(heading);
            labels.merge(field.label(), 1, Integer::sum);
        }

        List<FormField> withUniqueLabels() {
            List<FormField> named = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                FormField field = fields.get(i);
                boolean unclear = labels.get(field.label()) > 1 && !headings.get(i).isEmpty();
                named.add(unclear ? field.labelled(headings.get(i) + " – " + field.label()) : field);
            }
            return named;
        }
    }
}
