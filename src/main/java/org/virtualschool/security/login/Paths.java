package org.virtualschool.security.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Paths as the container routes them: decoded, without context path. Spring Security's own matchers leave out the path
 * of the servlet, and the engine's APIs are servlets of their own.
 */
public final class Paths {

    private Paths() {
    }

    /** Decoded path within the application; the firewall has refused everything ambiguous before. */
    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** Matches the path itself and everything below it. */
    static RequestMatcher under(String root) {
        return request -> isUnder(request, root);
    }

    /** Matches exactly this path. */
    static RequestMatcher exactly(String method, String path) {
        return request -> method.equals(request.getMethod()) && of(request).equals(path);
    }

    static boolean isUnder(HttpServletRequest request, String root) {
        String path = of(request);
        return path.equals(root) || path.startsWith(root + "/");
    }
}
