package org.virtualschool.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Groups;

/** The person logged in. */
@Component
public class CurrentViewer {

    private static final String PREFIX = "ROLE_";

    /**
     * The person logged in, with the roles and schools read at most seconds ago.
     *
     * @throws AuthenticationCredentialsNotFoundException if nobody is logged in
     */
    public Viewer get() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is logged in");
        }
        return viewer(login.getName(), login.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length())).collect(Collectors.toSet()));
    }

    private static Viewer viewer(String userId, Set<String> groups) {
        return new Viewer(userId,
                groups.stream().filter(group -> !Groups.isScope(group)).collect(Collectors.toUnmodifiableSet()),
                groups.stream().filter(Groups::isSchool).map(Groups::schoolKey).map(Long::valueOf).collect(Collectors.toUnmodifiableSet()),
                groups.stream().filter(Groups::isTeam).map(Groups::teamCode).collect(Collectors.toUnmodifiableSet()));
    }
}
