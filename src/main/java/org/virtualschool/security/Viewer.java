package org.virtualschool.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualschool.people.Groups;
import org.virtualschool.people.RoleTrait;

/**
 * Somebody who looks, with what their account says of them.
 *
 * @param userId  login name
 * @param roles   roles held, see {@link org.virtualschool.people.Role}
 * @param schools keys of the schools they work at
 * @param teams   codes of the social work teams they manage
 */
public record Viewer(String userId, Set<String> roles, Set<Long> schools, Set<String> teams) {

    /** Somebody as the groups of their account say. */
    public static Viewer of(String userId, Collection<String> groups) {
        return new Viewer(userId,
                groups.stream().filter(group -> !Groups.isScope(group)).collect(Collectors.toUnmodifiableSet()),
                groups.stream().filter(Groups::isSchool).map(Groups::schoolKey).map(Long::valueOf).collect(Collectors.toUnmodifiableSet()),
                groups.stream().filter(Groups::isTeam).map(Groups::teamCode).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the school of every child is open to them, by one and the same role: what roles allow singly is not added up. */
    public boolean knowsEverySchool() {
        return roles.stream().map(Set::of)
                .anyMatch(role -> RoleTrait.READS_EVERY_RECORD.isOfAny(role) && RoleTrait.NEEDS_SCHOOL_OF_PROTECTED.isOfAny(role));
    }

    /** Whether one of the roles is held. */
    public boolean isAny(String... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }
}
