package org.virtualschool.workflow.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.workflow.engine.TaskFormViews;

/**
 * Fills forms from our record. Tasklist fills a form with what {@code GET task/{id}/form-variables} answers; the engine's
 * variables hold next to nothing, so what the form shows is added here, for those whose task it is. Variables of the
 * process that the form does not show are taken out.
 */
class FormVariablesFilter extends OncePerRequestFilter {

    private static final String FORM_VARIABLES = "form-variables";
    private static final String ONLY_THESE = "variableNames";

    private final TaskFormViews views;
    private final IdentityService identity;
    private final AuditTrail audit;
    private final ObjectMapper json;

    FormVariablesFilter(TaskFormViews views, IdentityService identity, AuditTrail audit, ObjectMapper json) {
        this.views = views;
        this.identity = identity;
        this.audit = audit;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<TaskPath> path = TaskPath.of(request)
                .filter(task -> task.isTask() && task.action().equals(FORM_VARIABLES) && request.getMethod().equals("GET"));
        Authentication person = identity.getCurrentAuthentication();
        if (path.isEmpty() || person == null) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() == HttpStatus.OK.value()) {
            Optional<TaskFormViews.View> view = views.of(path.get().id(), person);
            if (view.isPresent()) {
                fill(held, view.get(), request.getParameter(ONLY_THESE));
                if (view.get().theirs()) {
                    audit.done("task-form.read", view.get().childId(), path.get().id());
                }
            }
        }
        held.copyBodyToResponse();
    }

    private void fill(ContentCachingResponseWrapper held, TaskFormViews.View view, String onlyThese) throws IOException {
        ObjectNode variables = (ObjectNode) json.readTree(held.getContentAsByteArray());
        List<String> names = new ArrayList<>();
        variables.fieldNames().forEachRemaining(names::add);
        names.stream().filter(name -> !view.form().mentions(name)).forEach(variables::remove);
        Set<String> wanted = onlyThese == null ? null : Set.of(onlyThese.split(","));
        view.values().forEach((name, value) -> {
            if (wanted == null || wanted.contains(name)) {
                variables.set(name, variable(value));
            }
        });
        held.resetBuffer();
        held.setContentType(MediaType.APPLICATION_JSON_VALUE);
        held.getOutputStream().write(json.writeValueAsBytes(variables));
    }

    /** A value in the engine's notation. */
    private ObjectNode variable(Object value) {
        ObjectNode variable = json.createObjectNode();
        variable.put("type", typeOf(value));
        variable.set("value", json.valueToTree(value instanceof Collection<?> ? written(value) : value));
        variable.putObject("valueInfo");
        return variable;
    }

    private static String typeOf(Object value) {
        if (value == null) {
            return "Null";
        }
        return value instanceof Collection<?> ? "Json" : value.getClass().getSimpleName();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
