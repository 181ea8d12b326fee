package org.virtualschool.security.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;

/** A request that says nothing of languages: the engine's API speaks one, and fails on headers such as {@code en_GB}. */
final class BareRequest extends HttpServletRequestWrapper {

    private static final String LANGUAGE = "Accept-Language";

    BareRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getHeader(String name) {
        return LANGUAGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return LANGUAGE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream().filter(name -> !LANGUAGE.equalsIgnoreCase(name)).toList());
    }
}
