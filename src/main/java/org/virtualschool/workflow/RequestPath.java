package org.virtualschool.workflow;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request as the container routes it, which the engine's own servlets take apart. */
public final class RequestPath {

    private RequestPath() {
    }

    /** Decoded path within the application, also where a servlet takes a part of it. */
    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
