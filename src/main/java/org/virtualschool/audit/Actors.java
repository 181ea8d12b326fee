package org.virtualschool.audit;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts right now. */
public final class Actors {

    /** The application itself: jobs, imports at start-up, anything without a login. */
    public static final String SYSTEM = "system";

    private Actors() {
    }

    /** The user id of the current login; {@link #SYSTEM} if nobody is logged in. */
    public static String current() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean somebody = login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken);
        return somebody ? login.getName() : SYSTEM;
    }
}
