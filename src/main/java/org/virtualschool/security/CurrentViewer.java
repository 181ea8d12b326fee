package org.virtualschool.security;

import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

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
        return Viewer.of(login.getName(), login.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length())).collect(Collectors.toSet()));
    }
}
