package org.virtualschool.security.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Where a login comes from.
 *
 * @param address network address of the caller
 * @param device  value of the cookie of a known device; null if there is none
 * @param reads   whether the call it comes with changes nothing
 */
record Attempt(String address, String device, boolean reads) {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    static Attempt of(HttpServletRequest request) {
        return new Attempt(request.getRemoteAddr(), KnownDevice.valueIn(request), reads(request));
    }

    /** Whether the call changes nothing, by its method. */
    static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }
}
