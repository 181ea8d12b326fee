package org.virtualschool.security.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
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
 * task they stay until it is done.
 */
@Component
@Transactional
class WorkerTenants {

    private static final String OF_WORKER = """
            (select p.school_key::text from casework.child c
                 join casework.school_place p on p.child_id = c.id and p.ended_on is null where c.social_worker = :who
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
    void on(CareTeamChanged change) {
        if (change.role() == CareRole.SOCIAL_WORKER) {
            children.currentSchool(change.childId()).map(school -> String.valueOf(school.key())).ifPresent(tenant -> {
                reckon(change.from(), tenant);
                reckon(change.to(), tenant);
            });
        }
    }

    @EventListener
    void on(SchoolPlaceChanged change) {
        String worker = children.get(change.childId()).socialWorker();
        if (change.fromSchool() != null) {
            reckon(worker, String.valueOf(change.fromSchool()));
        }
        if (change.toSchool() != null) {
            reckon(worker, String.valueOf(change.toSchool()));
        }
    }

    /** Their team may be another one now, and the account may be new. */
    @EventListener
    void on(StaffScopeChanged change) {
        Map<String, Object> who = new HashMap<>(Map.of("who", change.userId()));
        for (String tenant : jdbc.sql("select x.* from " + OF_WORKER + " x").params(who).query(String.class).list()) {
            groupsAndTenants.admitUser(change.userId(), tenant);
            for (String team : jdbc.sql("select code from casework.team").query(String.class).list()) {
                reckonTeam(team, tenant);
            }
        }
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
}
