package org.virtualschool.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of a Camunda Form in the order in which a person meets them, read from its file. */
final class FormFields {

    private static final Path FORMS = Path.of("forms");

    private final Map<String, JsonNode> byKey = new LinkedHashMap<>();

    private FormFields(JsonNode components) {
        collect(components);
    }

    /** @param form file name without its ending */
    static FormFields of(String form) {
        try (Stream<Path> files = Files.walk(FORMS)) {
            Path file = files.filter(path -> path.endsWith(form + ".form")).findFirst().orElseThrow();
            return new FormFields(new ObjectMapper().readTree(file.toFile()).path("components"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(JsonNode components) {
        for (JsonNode component : components) {
            if (component.has("key")) {
                byKey.put(component.path("key").asText(), component);
            }
            collect(component.path("components"));
        }
    }

    Iterable<Map.Entry<String, JsonNode>> inOrder() {
        return byKey.entrySet();
    }

    /** Where among the options of a field the value stands, from 0. */
    static int position(JsonNode field, Object value) {
        int position = 0;
        for (JsonNode option : field.path("values")) {
            if (option.path("value").asText().equals(value.toString())) {
                return position;
            }
            position++;
        }
        throw new IllegalArgumentException(field.path("key").asText() + " has no option " + value);
    }

    /** What the option says. */
    static String label(JsonNode field, Object value) {
        return field.path("values").get(position(field, value)).path("label").asText();
    }
}
