package org.virtualschool.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.virtualschool.people.StaffService;

/** What {@code layout.html} asks: who is signed in, where they may go, which page this is. */
@Component("shell")
public class Shell {

    private static final String ROLE_PREFIX = "ROLE_";

    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

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
        return new SignedInPerson(nameOf(login.getName()), RoleWords.of(groups), Destinations.of(groups));
    }

    /** The page that says that something is out of order needs this too, perhaps while the database is what is out of order. */
    private String nameOf(String userId) {
        try {
            return staff.nameOf(userId);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("No name to show for a signed-in person: {}", e.getMessage());
            return userId;
        }
    }

    /** Path of the page within the application, without query; on an error page the path that was asked for. */
    public String path() {
        HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
