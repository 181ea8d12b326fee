package org.virtualschool.pep.process;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;

/**
 * Tells who works on a child's PEP now. Whoever has left or does not hold the role (any more) works on nothing, whatever the
 * register still says.
 */
@Component
class CaseTeams {

    private final Children children;
    private final StaffService staff;
    private final UserAccounts accounts;
    private final JdbcClient jdbc;

    CaseTeams(Children children, StaffService staff, UserAccounts accounts, JdbcClient jdbc) {
        this.children = children;
        this.staff = staff;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** The case team; the coordinator covers where no team is known. */
    CaseTeam of(UUID childId) {
        Child child = children.get(childId);
        String team = staff.teamOf(child.socialWorker());
        return new CaseTeam(ifStill(Role.SOCIAL_WORKER, child.socialWorker()),
                team == null ? Role.VIRTUAL_SCHOOL_COORDINATOR : Groups.team(team),
                ifStill(Role.VIRTUAL_SCHOOL_ADVISER, child.adviser()));
    }

    /** The children whose social worker or adviser the person is by the register, current or not. */
    List<UUID> childrenOf(String userId) {
        return jdbc.sql("select id from casework.child where social_worker = :who or adviser = :who").param("who", userId)
                .query(UUID.class).list();
    }

    /** Whether the person is a social worker of the team that works for the child. */
    boolean isColleagueOfTheWorker(String userId, Collection<String> groups, UUID childId) {
        String team = staff.teamOf(userId);
        return groups.contains(Role.SOCIAL_WORKER) && team != null && Groups.team(team).equals(of(childId).teamGroup());
    }

    /** A closed account holds no role. */
    private String ifStill(String role, String userId) {
        return userId != null && accounts.groupsOf(userId).contains(role) ? userId : null;
    }
}
