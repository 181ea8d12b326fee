package org.virtualschool.register;

/** What the register must know about staff, answered by the module that keeps them. */
public interface StaffDirectory {

    /** Whether somebody of this user id works here and has not left. */
    boolean isCurrent(String userId);
}
