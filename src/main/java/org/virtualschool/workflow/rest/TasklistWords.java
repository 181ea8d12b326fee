package org.virtualschool.workflow.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tasklist's words, with ours for those that speak of engines, errors or its maker. */
@RestController
class TasklistWords {

    private static final String THEIRS = "META-INF/resources/webjars/camunda/app/tasklist/locales/en.json";
    private static final String OURS = "workflow/tasklist-words.json";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final JsonNode words;

    TasklistWords(ObjectMapper json) throws IOException {
        ObjectNode all = (ObjectNode) read(THEIRS, json);
        ((ObjectNode) all.get("labels")).setAll((ObjectNode) read(OURS, json));
        words = all;
    }

    private static JsonNode read(String resource, ObjectMapper json) throws IOException {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return json.readTree(text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        }
    }

    /** The labels by name, and how dates are written. */
    @GetMapping(path = "/camunda/app/tasklist/locales/en.json", produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode english() {
        return words;
    }
}
