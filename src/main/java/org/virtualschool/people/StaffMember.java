package org.virtualschool.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A member of staff as others may know them. Roles are held by the account, not here.
 *
 * @param userId   login
 * @param personId the same for two accounts of one person, told by their e-mail address
 * @param name     full name
 * @param email    work address
 * @param teamCode social work team; null if none
 * @param schools  keys of the schools they work at, in ascending order; empty if none
 * @param leftOn   first day on which they no longer work here; null while none is known
 */
public record StaffMember(String userId, UUID personId, String name, String email, String teamCode, List<Long> schools,
                          LocalDate leftOn) {

    /** Whether they work here on the day. */
    public boolean isCurrentOn(LocalDate day) {
        return leftOn == null || leftOn.isAfter(day);
    }
}
