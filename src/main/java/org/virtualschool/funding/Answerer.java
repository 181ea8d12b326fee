package org.virtualschool.funding;

import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;

/**
 * Who answers questions about a request and reports on what it achieved.
 *
 * @param userId a social worker in person; null where a group answers, or covers
 * @param group  the group that answers, or covers for the worker
 */
public record Answerer(String userId, String group) {

    /** Whether social work answers, and neither a school nor the advisers. */
    public boolean isInSocialWork() {
        return Groups.isTeam(group) || Role.VIRTUAL_SCHOOL_COORDINATOR.equals(group);
    }
}
