package org.virtualschool.workflow.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.virtualschool.workflow.FormPart.Control;
import org.virtualschool.workflow.FormPart.Option;

/** Reads how a form-js schema is laid out. What it may hold, {@link FormSchemaReader} has checked before. */
final class FormLayoutReader {

    private static final Map<String, Control> CONTROLS = Map.of(
            "textfield", Control.TEXT,
            "textarea", Control.LONG_TEXT,
            "number", Control.NUMBER,
            "checkbox", Control.TICK,
            "radio", Control.RADIOS,
            "select", Control.SELECT,
            "checklist", Control.CHECKBOXES,
            "taglist", Control.CHECKBOXES,
            "datetime", Control.DATE);

    private FormLayoutReader() {
    }

    static List<FormLayout> read(JsonNode components) {
        List<FormLayout> parts = new ArrayList<>();
        for (JsonNode component : components) {
            String id = text(component, "id");
            String hiddenWhen = FormSchemaReader.expression(component.path("conditional").path("hide").asText(""));
            String condition = hiddenWhen.isEmpty() ? null : hiddenWhen;
            switch (text(component, "type")) {
                case "text" -> parts.add(new FormLayout.Text(id, condition, text(component, "text")));
                case "separator" -> parts.add(new FormLayout.Separator(id, condition));
                case "spacer" -> { }
                case "group" -> parts.add(new FormLayout.Group(id, condition, text(component, "label"),
                        read(component.path("components"))));
                default -> parts.add(field(component, id, condition));
            }
        }
        return List.copyOf(parts);
    }

    private static FormLayout.Field field(JsonNode component, String id, String hiddenWhen) {
        Control control = CONTROLS.get(text(component, "type"));
        JsonNode around = component.path("appearance");
        return new FormLayout.Field(id, hiddenWhen, text(component, "key"),
                text(component, control == Control.DATE ? "dateLabel" : "label"), text(component, "description"), control,
                options(component), text(around, "prefixAdorner"), text(around, "suffixAdorner"),
                plain(component.path("defaultValue")));
    }

    private static List<Option> options(JsonNode component) {
        List<Option> options = new ArrayList<>();
        component.path("values").forEach(option -> options.add(new Option(text(option, "value"), text(option, "label"))));
        return List.copyOf(options);
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            return items;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isInt()) {
            return value.asInt();
        }
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("").trim();
    }
}
