package org.virtualschool.security.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * What becomes of a form that is sent when its session has ended. Nothing in it is done, read or kept: the login page says so,
 * and after the login the page of the form is opened anew. Its old CSRF token would otherwise read as if the person's role did
 * not allow it. Everything else that is refused gets the usual answer.
 */
final class LateForm implements AccessDeniedHandler {

    /** Under this name Spring Security looks for where to go after the login. */
    private static final String WHERE_TO_GO = "SPRING_SECURITY_SAVED_REQUEST";
    private static final String TOKEN = "_csrf";

    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (!(why instanceof CsrfException) || request.getParameter(TOKEN) == null) {
            otherwise.handle(request, response, why);
        } else if (LoginRefusals.isScript(request)) {
            LoginRefusals.pageOrScript(request, response, new AuthenticationCredentialsNotFoundException(why.getMessage()));
        } else if (SecurityContextHolder.getContext().getAuthentication() != null) {
            // The page is older than the login: somebody has signed in again in another window.
            response.sendError(HttpStatus.CONFLICT.value());
        } else {
            pageOf(request).ifPresent(page -> request.getSession().setAttribute(WHERE_TO_GO, new SimpleSavedRequest(page)));
            response.sendRedirect(request.getContextPath() + "/login?" + whatToSay(request));
        }
    }

    private static String whatToSay(HttpServletRequest request) {
        if (Paths.isUnder(request, "/login")) {
            return "expired";
        }
        return Paths.isUnder(request, "/logout") ? "logout" : "late";
    }

    /** The path of the page that the form was on, if it is one of ours to come back to. A page of another site is not. */
    private static Optional<String> pageOf(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null || Paths.isUnder(request, "/login") || Paths.isUnder(request, "/logout")) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(referer);
            String path = page.getRawPath();
            String root = request.getContextPath() + "/";
            boolean ours = request.getServerName().equals(page.getHost()) && path != null && path.startsWith(root) && !path.startsWith("//");
            return ours ? Optional.of(path.substring(root.length() - 1)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
