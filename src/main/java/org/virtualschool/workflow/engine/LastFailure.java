package org.virtualschool.workflow.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Remembers with the HTTP request why the engine refused it. The REST API keeps of an exception only its text and turns
 * most of them into the same 500.
 */
public final class LastFailure extends CommandInterceptor {

    private static final String ATTRIBUTE = LastFailure.class.getName();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            if (Context.getCommandContext() == null) {
                remember(e);
            }
            throw e;
        }
    }

    private static void remember(RuntimeException failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, failure, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Why the engine last refused something in the request; empty if it did not. */
    public static Optional<RuntimeException> of(HttpServletRequest request) {
        return Optional.ofNullable((RuntimeException) request.getAttribute(ATTRIBUTE));
    }
}
