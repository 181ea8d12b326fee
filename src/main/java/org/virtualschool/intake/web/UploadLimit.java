package org.virtualschool.intake.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.virtualschool.intake.IntakeProperties;

/**
 * Answers 413 to an upload over the limit before anything reads it. Looking for the CSRF token in the form would make the
 * server read the file, fail, find no token and answer 403, which tells nobody what is wrong.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class UploadLimit extends OncePerRequestFilter {

    private final IntakeProperties limits;

    UploadLimit(IntakeProperties limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !request.getServletPath().startsWith("/imports/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limits.maxFormSize().toBytes()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }
}
