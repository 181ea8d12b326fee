package org.virtualschool.workflow.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;
import org.virtualschool.workflow.FieldFault;

/**
 * What a caller of the engine's REST API is told instead of the engine's own error.
 *
 * @param status  of the answer
 * @param type    a word for programs
 * @param message what happened, for people: Tasklist shows exactly this
 * @param faults  of which field; null where no form is concerned
 */
record EngineAnswer(HttpStatus status, String type, String message, List<FieldFault> faults) {

    static EngineAnswer of(HttpStatus status, String type, String message) {
        return new EngineAnswer(status, type, message, null);
    }

    /** The same with a message that can stand between tags as it is. Quotes stay: where Tasklist shows it as text, nobody reads codes. */
    EngineAnswer forHtml() {
        String escaped = HtmlUtils.htmlEscape(message, StandardCharsets.UTF_8.name()).replace("&#39;", "'").replace("&quot;", "\"");
        return new EngineAnswer(status, type, escaped, faults);
    }

    Body body() {
        return new Body(type, message, faults);
    }

    /** The shape of the engine's own errors, with the faults of a form added. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(String type, String message, List<FieldFault> faults) {
    }
}
