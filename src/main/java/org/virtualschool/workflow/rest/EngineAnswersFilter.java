package org.virtualschool.workflow.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.workflow.RequestPath;
import org.virtualschool.workflow.engine.LastFailure;

/** Replaces the engine's errors by {@link EngineAnswers} and writes refusals to the audit trail. */
class EngineAnswersFilter extends OncePerRequestFilter {

    private static final int SUBJECT_LENGTH = 200;

    private final EngineAnswers answers;
    private final IdentityService identity;
    private final AuditTrail audit;
    private final ObjectMapper json;

    EngineAnswersFilter(EngineAnswers answers, IdentityService identity, AuditTrail audit, ObjectMapper json) {
        this.answers = answers;
        this.identity = identity;
        this.audit = audit;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The webapps' own filters forget the caller on the way back.
        Authentication caller = identity.getCurrentAuthentication();
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, held);
        } catch (RuntimeException | ServletException e) {
            held.reset();
            write(answers.unexpected(e), held);
        }
        if (held.getStatus() >= HttpStatus.BAD_REQUEST.value() && !response.isCommitted()) {
            String said = new String(held.getContentAsByteArray(), StandardCharsets.UTF_8);
            answers.instead(held.getStatus(), LastFailure.of(request).orElse(null), said, TaskPath.of(request), caller)
                    .ifPresent(answer -> write(isTasklist(request) ? answer.forHtml() : answer, held));
            auditRefusal(request, held.getStatus());
        }
        held.copyBodyToResponse();
    }

    private void write(EngineAnswer answer, ContentCachingResponseWrapper held) {
        try {
            held.resetBuffer();
            held.setStatus(answer.status().value());
            held.setContentType(MediaType.APPLICATION_JSON_VALUE);
            held.getOutputStream().write(json.writeValueAsBytes(answer.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The webapps put messages into the page as HTML. */
    private static boolean isTasklist(HttpServletRequest request) {
        return request.getServletPath().startsWith("/camunda/");
    }

    private void auditRefusal(HttpServletRequest request, int status) {
        if (status == HttpStatus.FORBIDDEN.value()) {
            String subject = request.getMethod() + " " + RequestPath.of(request);
            audit.refused("engine.call", null, subject.substring(0, Math.min(subject.length(), SUBJECT_LENGTH)));
        }
    }
}
