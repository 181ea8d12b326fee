package org.virtualschool.security.login;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a login comes from.
 *
 * @param address network address of the caller
 * @param device  value of the cookie of a known device; null if there is none
 */
record Attempt(String address, String device) {

    static Attempt of(HttpServletRequest request) {
        return new Attempt(request.getRemoteAddr(), KnownDevice.valueIn(request));
    }
}
