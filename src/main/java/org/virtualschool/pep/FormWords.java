package org.virtualschool.pep.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words people chose from in the forms of a PEP, by field key and value. A key means the same in every form. */
@Component
class FormWords {

    private static final String FORMS = "classpath*:forms/pep/*.form";
    private static final String AND = ", ";

    private final Map<String, Map<String, String>> options = new HashMap<>();

    FormWords(ResourcePatternResolver resources, ObjectMapper json) throws IOException {
        for (Resource form : resources.getResources(FORMS)) {
            try (InputStream schema = form.getInputStream()) {
                read(json.readTree(schema).path("components"));
            }
        }
    }

    private void read(JsonNode components) {
        for (JsonNode component : components) {
            for (JsonNode option : component.path("values")) {
                options.computeIfAbsent(component.path("key").asText(), key -> new HashMap<>())
                        .put(option.path("value").asText(), option.path("label").asText());
            }
            read(component.path("components"));
        }
    }

    /** The label of the option; the value itself where the form knows no such option any more. */
    String of(String key, String value) {
        return options.getOrDefault(key, Map.of()).getOrDefault(value, value);
    }

    /** What an answer says in words; a list is joined by commas. */
    String of(String key, Object answer) {
        return answer instanceof List<?> chosen
                ? chosen.stream().map(value -> of(key, value.toString())).collect(Collectors.joining(AND))
                : of(key, answer.toString());
    }
}
