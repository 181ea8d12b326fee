package org.virtualschool.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.virtualschool.people.StaffService;

/** What {@code layout.html} asks: who is signed in, where they may go, which page this is. */
@Component("shell")
public class Shell {

    private static final String ROLE_PREFIX = "ROLE_";

    private final StaffService staff;

    Shell(StaffService staff) {
        this.staff = staff;
    }

    /** The person signed in; null on pages that everybody sees, such as the login page. */
    public SignedInPerson person() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return null;
        }
        Set<String> groups = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(ROLE_PREFIX))
                .map(authority -> authority.substring(ROLE_PREFIX.length()))
                .collect(Collectors.toSet());
        return new SignedInPerson(staff.nameOf(login.getName()), RoleWords.of(groups), Destinations.of(groups));
    }

    /** Path of the page within the application, without query; on an error page the path that was asked for. */
    public String path() {
        HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
