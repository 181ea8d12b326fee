package org.virtualschool.workflow.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.engine.DraftKeeping;
import org.virtualschool.workflow.form.FormSchema;

/** What Tasklist needs to know and keep beyond the engine's REST API. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskController {

    private static final int LONGEST_LIST = 200;

    private final TaskRights rights;
    private final DraftKeeping keeping;
    private final IdentityService identity;

    TaskController(TaskRights rights, DraftKeeping keeping, IdentityService identity) {
        this.rights = rights;
        this.keeping = keeping;
        this.identity = identity;
    }

    /**
     * What the caller may do with the task; 403 if there is no such task for them. A session gets its CSRF token with it,
     * since Tasklist's pages are not ours and do not carry one.
     */
    @GetMapping("/rights")
    TaskRights.Rights rights(@PathVariable String id, CsrfToken token, HttpServletResponse response) {
        if (token != null) {
            response.setHeader(token.getHeaderName(), token.getToken());
        }
        return rightsTo(id);
    }

    /**
     * Keeps what the caller has typed into the form so far: a JSON object of field keys and values, not checked further.
     * 403 if the task is not theirs to complete, 400 if it holds what no form holds.
     */
    @PutMapping("/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepDraft(@PathVariable String id, @RequestBody JsonNode answers) {
        if (!rightsTo(id).complete()) {
            throw notForYou();
        }
        try {
            if (!keeping.keep(id, identity.getCurrentAuthentication(), (form, task, context) -> fieldsOf(form, answers))) {
                throw notForYou();
            }
        } catch (AuthorizationException e) {
            throw notForYou();
        } catch (FieldFaultsException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage());
        }
    }

    private TaskRights.Rights rightsTo(String id) {
        return rights.of(id).orElseThrow(TaskController::notForYou);
    }

    private static Map<String, Object> fieldsOf(FormSchema form, JsonNode answers) {
        if (!answers.isObject()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A draft is an object of field keys and values.");
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        answers.fields().forEachRemaining(field -> {
            if (form.hasField(field.getKey())) {
                kept.put(field.getKey(), plain(field.getValue()));
            }
        });
        return kept;
    }

    private static Object plain(JsonNode value) {
        if (value.isArray() && value.size() <= LONGEST_LIST) {
            return StreamSupport.stream(value.spliterator(), false).map(TaskController::single).toList();
        }
        return single(value);
    }

    private static Object single(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        if (value.isNull()) {
            return null;
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A field holds a text, a number, yes or no, or a list.");
    }

    private static ResponseStatusException notForYou() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN, EngineAnswers.NOT_FOR_YOU);
    }
}
