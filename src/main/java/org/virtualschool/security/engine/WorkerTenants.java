package org.virtualschool.security.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.Groups;
import org.virtualschool.people.StaffScopeChanged;
import org.virtualschool.people.StaffService;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.CareTeamChanged;
import org.virtualschool.register.Children;
import org.virtualschool.register.SchoolPlaceChanged;

/**
 * Keeps social workers members of the tenants of their own children's schools, and the groups of their managers members
 * of those of the team's children, in the transaction in which the register changes. Where somebody still has an open
 * task they stay until the night after it is done. Listens last: who has which task must be settled before.
 */
@Component
@Transactional
class WorkerTenants {

    private static final String OF_WORKER = """
            (select p.school_key::text from casework.child c
                 join casework.school_place p on p.child_id = c.id and p.ended_on is null where c.social_worker = :who
                 and exists (select 1 from public.act_id_membership m where m.user_id_ = :who and m.group_id_ = 'social-worker')
             union select t.tenant_id_ from public.act_ru_task t where t.assignee_ = :who and t.tenant_id_ is not null)""";
    private static final String OF_TEAM = """
            (select p.school_key::text from casework.staff s join casework.child c on c.social_worker = s.user_id
                 join casework.school_place p on p.child_id = c.id and p.ended_on is null where s.team_code = :team
             union select t.tenant_id_ from public.act_ru_identitylink l join public.act_ru_task t on t.id_ = l.task_id_
                 where l.group_id_ = :who and l.type_ = 'candidate' and t.tenant_id_ is not null)""";

    private final JdbcClient jdbc;
    private final GroupsAndTenants groupsAndTenants;
    private final Children children;
    private final StaffService staff;

    WorkerTenants(JdbcClient jdbc, GroupsAndTenants groupsAndTenants, Children children, StaffService staff) {
        this.jdbc = jdbc;
        this.groupsAndTenants = groupsAndTenants;
        this.children = children;
        this.staff = staff;
    }

    /** Somebody gets a task of the tenant. */
    void admitWorker(String userId, String tenant) {
        if (tenant != null) {
            groupsAndTenants.admitUser(userId, tenant);
        }
    }

    /** A team gets a task of the tenant. */
    void admitTeam(String group, String tenant) {
        if (tenant != null) {
            groupsAndTenants.ensureGroup(group);
            groupsAndTenants.admitGroup(group, tenant);
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(CareTeamChanged change) {
        if (change.role() == CareRole.SOCIAL_WORKER) {
            children.currentSchool(change.childId()).map(school -> String.valueOf(school.key())).ifPresent(tenant -> {
                reckon(change.from(), tenant);
                reckon(change.to(), tenant);
            });
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(SchoolPlaceChanged change) {
        String worker = children.get(change.childId()).socialWorker();
        if (change.fromSchool() != null) {
            reckon(worker, String.valueOf(change.fromSchool()));
        }
        if (change.toSchool() != null) {
            reckon(worker, String.valueOf(change.toSchool()));
        }
    }

    /** Their team may be another one now, the account may be new, and who is no social worker any more has no business there. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(StaffScopeChanged change) {
        Set<String> tenants = new HashSet<>(jdbc.sql("select x.* from " + OF_WORKER + " x").param("who", change.userId())
                .query(String.class).list());
        jdbc.sql("select tenant_id_ from public.act_id_tenant_member where user_id_ = :who").param("who", change.userId())
                .query(String.class).list().forEach(tenants::add);
        List<String> teams = jdbc.sql("select code from casework.team").query(String.class).list();
        for (String tenant : tenants) {
            reckon(change.userId(), tenant);
            teams.forEach(team -> reckonTeam(team, tenant));
        }
    }

    /** Every night: who came to a tenant by a task that has ended, and has no child there, leaves it. */
    @Scheduled(cron = "0 15 3 * * *", zone = "Europe/London")
    void forgetEnded() {
        for (Membership held : memberships("user_id_ is not null")) {
            reckon(held.user(), held.tenant());
        }
        for (Membership held : memberships("group_id_ like 'team-%'")) {
            reckonTeam(Groups.teamCode(held.group()), held.tenant());
        }
    }

    private List<Membership> memberships(String condition) {
        return jdbc.sql("select user_id_, group_id_, tenant_id_ from public.act_id_tenant_member where " + condition)
                .query((row, number) -> new Membership(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    private void reckon(String worker, String tenant) {
        if (worker == null) {
            return;
        }
        if (isWanted(OF_WORKER, Map.of("who", worker), tenant)) {
            groupsAndTenants.admitUser(worker, tenant);
        } else {
            jdbc.sql("delete from public.act_id_tenant_member where user_id_ = :who and tenant_id_ = :tenant")
                    .param("who", worker).param("tenant", tenant).update();
        }
        Optional.ofNullable(staff.teamOf(worker)).ifPresent(team -> reckonTeam(team, tenant));
    }

    private void reckonTeam(String team, String tenant) {
        String group = Groups.team(team);
        if (isWanted(OF_TEAM, Map.of("team", team, "who", group), tenant)) {
            admitTeam(group, tenant);
        } else {
            jdbc.sql("delete from public.act_id_tenant_member where group_id_ = :who and tenant_id_ = :tenant")
                    .param("who", group).param("tenant", tenant).update();
        }
    }

    private boolean isWanted(String tenants, Map<String, Object> who, String tenant) {
        List<Boolean> wanted = jdbc.sql("select :tenant in " + tenants).param("tenant", tenant).params(who).query(Boolean.class).list();
        return Boolean.TRUE.equals(wanted.get(0));
    }

    /** Who belongs to a tenant: a user or a group. */
    private record Membership(String user, String group, String tenant) {
    }
}
