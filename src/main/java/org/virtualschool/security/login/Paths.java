package org.virtualschool.security.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.virtualschool.workflow.RequestPath;

/**
 * Matches paths as the container routes them; the firewall has refused everything ambiguous before. Spring Security's own
 * matchers leave out the path of the servlet, and the engine's APIs are servlets of their own.
 */
final class Paths {

    private Paths() {
    }

    /** Matches the path itself and everything below it. */
    static RequestMatcher under(String root) {
        return request -> isUnder(request, root);
    }

    /** Matches exactly this path. */
    static RequestMatcher exactly(String method, String path) {
        return request -> method.equals(request.getMethod()) && RequestPath.of(request).equals(path);
    }

    static boolean isUnder(HttpServletRequest request, String root) {
        String path = RequestPath.of(request);
        return path.equals(root) || path.startsWith(root + "/");
    }
}
