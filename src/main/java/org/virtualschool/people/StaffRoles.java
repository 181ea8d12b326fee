package org.virtualschool.people;

import java.util.List;
import org.virtualschool.register.CareRole;

/** What the roles ask for when they are given. */
final class StaffRoles {

    /** Every role that the authority gives by the staff file. Operators are made by operators. */
    static final List<String> GIVEN_HERE = Role.ALL.stream().filter(role -> !role.equals(Role.SYSTEM_ADMINISTRATOR)).toList();
    /** The engine's own group that passes every check; it has no members. */
    static final String ENGINE_ADMIN = "camunda-admin";

    private StaffRoles() {
    }

    /** The role that a place in a child's case team asks for. */
    static String of(CareRole place) {
        return switch (place) {
            case SOCIAL_WORKER -> Role.SOCIAL_WORKER;
            case ADVISER -> Role.VIRTUAL_SCHOOL_ADVISER;
            case REVIEWING_OFFICER -> Role.INDEPENDENT_REVIEWING_OFFICER;
        };
    }
}
