package org.virtualschool.people;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the authority says about a member of staff, already checked.
 *
 * @param userId   login
 * @param name     full name
 * @param email    work address
 * @param roles    group ids of the roles they hold
 * @param schools  keys of the schools they work at; empty unless a role belongs to a school
 * @param teamCode social work team; null unless a role belongs to one
 * @param leftOn   first day on which they no longer work here; null while none is known
 */
record StaffDetails(String userId, String name, String email, Set<String> roles, Set<Long> schools, String teamCode,
                    LocalDate leftOn) {

    /** Every group the roles bring with them: the roles themselves, the schools', and the team's for its managers. */
    Set<String> groups() {
        Set<String> groups = new TreeSet<>(roles);
        schools.forEach(key -> groups.add(Groups.school(key)));
        if (roles.contains(Role.SOCIAL_WORK_MANAGER)) {
            groups.add(Groups.team(teamCode));
        }
        return groups;
    }
}
