package org.virtualschool.register;

import java.util.Optional;

/** What the register must know about staff, answered by the module that keeps them. */
public interface StaffDirectory {

    /** The login as it is on record, in whatever letter case it is written, leavers' included; empty if there is none. */
    Optional<String> loginOf(String written);

    /** Whether somebody of this user id works here and has not left. */
    boolean isCurrent(String userId);

    /** Whether two logins are one person's: the same one, or two accounts of the same member of staff. */
    boolean isOnePerson(String userId, String other);

    /** Whether the login holds the role that this place in a case team asks for; false for an unknown or closed login. */
    boolean mayBe(String userId, CareRole place);
}
