package org.virtualschool.shell;

import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What {@code layout.html} asks: who is signed in, where they may go, which page this is. */
@Component("shell")
public class Shell {

    private static final Destination HOME = new Destination("/", "Home", "");

    /** The person signed in; null on pages that everybody sees, such as the login page. */
    public SignedInPerson person() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return new SignedInPerson(login.getName(), List.of(), List.of(HOME));
    }

    /** Path of the page within the application, without query. */
    public String path() {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return current.getRequest().getRequestURI().substring(current.getRequest().getContextPath().length());
    }
}
