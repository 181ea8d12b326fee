package org.virtualschool.security.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls with HTTP Basic that a page of another site made a browser send: a browser repeats a password it was
 * once given, and these calls carry no CSRF token. Programs send no such header.
 */
class NotFromOtherSitesFilter extends OncePerRequestFilter {

    private final Refusals refusals;

    NotFromOtherSitesFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if ("cross-site".equals(site) || "same-site".equals(site) || isForeign(request.getHeader("Origin"), request)) {
            refusals.foreignPage(request);
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return;
        }
        chain.doFilter(request, response);
    }

    /** Older browsers say only where a page came from. */
    private static boolean isForeign(String origin, HttpServletRequest request) {
        if (origin == null) {
            return false;
        }
        try {
            return !request.getServerName().equalsIgnoreCase(URI.create(origin).getHost());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
