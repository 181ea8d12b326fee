package org.virtualschool.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<Badge> badges;

    Shell(StaffService staff, ObjectProvider<Badge> badges) {
        this.staff = staff;
        this.badges = badges;
    }

    /** The person signed in; null on pages that everybody sees, such as the login page. */
    public SignedInPerson person() {
        Authentication login = login();
        if (login == null) {
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

    /** The number beside a place in the menu for the person signed in; null if there is none or it is 0. */
    public BadgeView badge(Destination place) {
        String userId = login().getName();
        return badges.stream().filter(badge -> badge.path().equals(place.path())).findFirst()
                .map(badge -> new BadgeView(count(badge, userId), badge.counted()))
                .filter(view -> view.number() > 0).orElse(null);
    }

    /** Without a number where the database is out of order, as with the name. */
    private static long count(Badge badge, String userId) {
        try {
            return badge.count(userId);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("No number to show in the menu: {}", e.getMessage());
            return 0;
        }
    }

    private static Authentication login() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean somebody = login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken);
        return somebody ? login : null;
    }

    /** Whether this page belongs to the place, and to none of the others that lies within it. */
    public boolean isAt(Destination place, List<Destination> places) {
        String path = path();
        return place.holds(path) && places.stream().noneMatch(other -> other.holds(path) && other.path().length() > place.path().length());
    }

    /** Path of the page within the application, without query; on an error page the path that was asked for. */
    public String path() {
        HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /**
     * A number in the menu.
     *
     * @param number  the number, more than 0
     * @param counted what it counts, such as "unread"
     */
    public record BadgeView(long number, String counted) {
    }
}
