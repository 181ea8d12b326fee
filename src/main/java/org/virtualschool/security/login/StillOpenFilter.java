package org.virtualschool.security.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a closed account or changed password, and lets gained and lost roles count: for a call that may change something at
 * once, for one that reads within seconds.
 */
class StillOpenFilter extends OncePerRequestFilter {

    private final Logins logins;

    StillOpenFilter(Logins logins) {
        this.logins = logins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Login before) {
            Optional<Login> now = logins.current(before.userId(), Attempt.reads(request))
                    .filter(login -> login.stamp().equals(before.stamp()));
            if (now.isEmpty()) {
                end(request);
            } else if (!now.get().equals(before)) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(PasswordLogin.authenticated(now.get()));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
