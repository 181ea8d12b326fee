package org.virtualschool.people;

import java.util.Set;

/**
 * A login as the register of staff wants it.
 *
 * @param userId login name; may be an e-mail address; at most 64 characters
 * @param name   the person's full name
 * @param email  work address; may be null
 * @param groups every group the person is to belong to, roles and scope groups; none other is kept
 */
public record UserAccount(String userId, String name, String email, Set<String> groups) {

    public UserAccount {
        groups = Set.copyOf(groups);
    }
}
