package org.virtualschool.register;

/** What the register must know about staff, answered by the module that keeps them. */
public interface StaffDirectory {

    /** Whether somebody of this user id works here and has not left. */
    boolean isCurrent(String userId);

    /** Whether the login holds the role that this place in a case team asks for; false for an unknown or closed login. */
    boolean mayBe(String userId, CareRole place);
}
