package org.virtualschool.security.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** What somebody is told who is not logged in: a person is shown the login page, a program gets 401 or 429. */
final class LoginRefusals {

    private static final AuthenticationEntryPoint LOGIN_PAGE = to("/login");
    private static final AuthenticationEntryPoint SESSION_OVER = to("/login?expired");

    private LoginRefusals() {
    }

    /** By path only: the host that a request names may be anybody's. */
    private static AuthenticationEntryPoint to(String page) {
        LoginUrlAuthenticationEntryPoint entry = new LoginUrlAuthenticationEntryPoint(page);
        entry.setFavorRelativeUris(true);
        return entry;
    }

    /** For callers of the APIs: asks for HTTP Basic. */
    static void challenge(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (!(why instanceof TooManyWrongPasswords)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Virtual School Casework\", charset=\"UTF-8\"");
        }
        refuse(response, why);
    }

    /** For pages, and for the scripts of pages, which must not be sent to a page. */
    static void pageOrScript(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, jakarta.servlet.ServletException {
        if (isScript(request)) {
            refuse(response, why);
        } else if (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()) {
            SESSION_OVER.commence(request, response, why);
        } else {
            LOGIN_PAGE.commence(request, response, why);
        }
    }

    /** Whether a script asks, which must not be sent to a page. */
    static boolean isScript(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return Paths.isUnder(request, "/api") || Paths.isUnder(request, "/camunda/api")
                || request.getHeader("X-Requested-With") != null || request.getHeader("HX-Request") != null
                || accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static void refuse(HttpServletResponse response, AuthenticationException why) throws IOException {
        boolean wait = why instanceof TooManyWrongPasswords;
        if (wait) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(WrongPasswords.WINDOW.toSeconds()));
        }
        response.setStatus((wait ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED).value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write(wait
                ? "{\"type\":\"TooManyAttempts\",\"message\":\"" + why.getMessage() + "\"}"
                : "{\"type\":\"NotLoggedIn\",\"message\":\"Log in first.\"}");
    }
}
