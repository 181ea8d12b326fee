package org.virtualschool.pep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Words;

/** What the forms of a PEP ask and offer, by field key: a key means the same in every form. */
@Component
class FormWords {

    private static final String FORMS = "classpath*:forms/pep/*.form";
    private static final String AND = ", ";
    private static final String PERCENT = "%";
    private static final Field UNKNOWN = new Field(null, false, "", Map.of());

    private final Map<String, Field> fields = new HashMap<>();

    FormWords(ResourcePatternResolver resources, ObjectMapper json) throws IOException {
        for (Resource form : resources.getResources(FORMS)) {
            try (InputStream schema = form.getInputStream()) {
                read(json.readTree(schema).path("components"));
            }
        }
    }

    private void read(JsonNode components) {
        for (JsonNode component : components) {
            if (component.hasNonNull("key")) {
                fields.put(component.path("key").asText(), field(component));
            }
            read(component.path("components"));
        }
    }

    private static Field field(JsonNode component) {
        boolean date = component.path("type").asText().equals("datetime");
        Map<String, String> options = new LinkedHashMap<>();
        component.path("values").forEach(option -> options.put(option.path("value").asText(), option.path("label").asText()));
        return new Field(component.path(date ? "dateLabel" : "label").asText(), date,
                component.path("appearance").path("suffixAdorner").asText(""), options);
    }

    /** What the form asks; the key itself where no form asks it any more. */
    String label(String key) {
        Field field = fields.get(key);
        return field == null ? key : field.label();
    }

    /** What an answer says in words: options by their label, several joined by commas, dates, numbers with their unit. */
    String of(String key, Object answer) {
        Field field = fields.getOrDefault(key, UNKNOWN);
        if (answer instanceof List<?> chosen) {
            return chosen.stream().map(value -> field.option(value.toString())).collect(Collectors.joining(AND));
        }
        if (answer instanceof Boolean ticked) {
            return ticked ? "Yes" : "No";
        }
        if (field.date()) {
            return Words.day(LocalDate.parse(answer.toString()));
        }
        return field.option(answer.toString()) + unit(field.unit());
    }

    private static String unit(String unit) {
        return unit.isEmpty() || unit.equals(PERCENT) ? unit : " " + unit;
    }

    /**
     * A field.
     *
     * @param label   what it asks
     * @param date    whether the answer is a day
     * @param unit    what stands behind the number; empty if nothing
     * @param options what may be chosen, by value; empty where nothing is chosen
     */
    private record Field(String label, boolean date, String unit, Map<String, String> options) {

        /** The value itself where the form knows no such option any more. */
        private String option(String value) {
            return options.getOrDefault(value, value);
        }
    }
}
