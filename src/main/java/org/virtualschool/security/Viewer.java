package org.virtualschool.security;

import java.util.Arrays;
import java.util.Set;

/**
 * Somebody who looks, with what their account says of them.
 *
 * @param userId  login name
 * @param roles   roles held, see {@link org.virtualschool.people.Role}
 * @param schools keys of the schools they work at
 * @param teams   codes of the social work teams they manage
 */
public record Viewer(String userId, Set<String> roles, Set<Long> schools, Set<String> teams) {

    /** Whether one of the roles is held. */
    public boolean isAny(String... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }
}
