package org.virtualschool.testing;

import java.util.HashSet;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.School;

/** Staff with a login for tests. Every login has the password {@link #PASSWORD}. */
@TestComponent
@Transactional
public class TestLogins {

    public static final String PASSWORD = "Only-for-tests-1";

    private final TestRegister register;
    private final UserAccounts accounts;

    TestLogins(TestRegister register, UserAccounts accounts) {
        this.register = register;
        this.accounts = accounts;
    }

    /** Somebody in a role that works for the whole authority. @return the user id */
    public String of(String role) {
        return open(register.staff(role, null), Set.of(role));
    }

    /** A designated teacher, headteacher or early years provider at the schools. @return the user id */
    public String atSchool(String role, School... schools) {
        Set<String> groups = new HashSet<>(Set.of(role));
        for (School school : schools) {
            groups.add(Groups.school(school.key()));
        }
        return open(register.staff(role, null, schools), groups);
    }

    /** A social worker of the team. @return the user id */
    public String socialWorker(String team) {
        return open(register.staff(Role.SOCIAL_WORKER, team), Set.of(Role.SOCIAL_WORKER));
    }

    /** A manager of the team, who covers for its social workers. @return the user id */
    public String socialWorkManager(String team) {
        return open(register.staff(Role.SOCIAL_WORK_MANAGER, team), Set.of(Role.SOCIAL_WORK_MANAGER, Groups.team(team)));
    }

    /** Gives somebody who is on record a login with these roles and scopes. @return the user id */
    public String open(String userId, Set<String> groups) {
        accounts.save(new UserAccount(userId, "Test " + userId, userId, groups));
        accounts.setPassword(userId, PASSWORD);
        return userId;
    }
}
