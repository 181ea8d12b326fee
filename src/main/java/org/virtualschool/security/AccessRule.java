package org.virtualschool.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.NotedRefusalException;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.workflow.CaseVariables;

/**
 * Whose records somebody may read: written once, for every page, API, export and count. Schools see the children on
 * their roll, social workers their own cases, their managers the team's, those who work for the whole authority all. Who
 * in social work has an open task of somebody else's case reads what it needs for as long as the task is theirs.
 * Who is excluded from a child never sees it, whichever account they use.
 */
@Component
public class AccessRule {

    private static final String ON_ROLL = "c.id in (select p.child_id from casework.school_place p"
            + " where p.ended_on is null and p.school_key in (:viewerSchools))";
    private static final String OWN_CASE = "c.social_worker = :viewer";
    private static final String OF_THE_TEAM = "c.social_worker in (select s.user_id from casework.staff s"
            + " where s.team_code in (:viewerTeams))";
    /** Such as a colleague to whom the manager has given what an absent worker cannot do. */
    private static final String OWN_TASK = "c.id in (select cast(v.text_ as uuid) from public.act_ru_task t"
            + " join public.act_ru_variable v on v.proc_inst_id_ = t.proc_inst_id_ and v.name_ = '" + CaseVariables.CHILD_ID
            + "' where t.assignee_ = :viewer)";
    private static final String EXCLUDED_ONE = "(x.user_id = :viewer or x.user_id in (select other.user_id from casework.staff other"
            + " join casework.staff me on me.person_id = other.person_id where me.user_id = :viewer))"
            + " and (x.ends_on is null or x.ends_on >= :viewerToday)";
    private static final String NOT_EXCLUDED = "not exists (select 1 from casework.excluded_worker x where x.child_id = c.id"
            + " and " + EXCLUDED_ONE + ")";

    private final CurrentViewer currentViewer;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final CivilTime time;

    AccessRule(CurrentViewer currentViewer, JdbcClient jdbc, AuditTrail audit, CivilTime time) {
        this.currentViewer = currentViewer;
        this.jdbc = jdbc;
        this.audit = audit;
        this.time = time;
    }

    /** The condition for the person logged in; see {@link #readableBy}. */
    public Condition readable() {
        return readableBy(currentViewer.get());
    }

    /** A condition on {@code casework.child c} that holds for the children whose record the viewer may read. */
    public Condition readableBy(Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> grounds = new ArrayList<>();
        if (RoleTrait.READS_EVERY_RECORD.isOfAny(viewer.roles())) {
            grounds.add("true");
        }
        if (RoleTrait.AT_SCHOOLS.isOfAny(viewer.roles()) && !viewer.schools().isEmpty()) {
            grounds.add(ON_ROLL);
            parameters.put("viewerSchools", viewer.schools());
        }
        if (viewer.isAny(Role.SOCIAL_WORKER)) {
            grounds.add(OWN_CASE);
        }
        if (RoleTrait.IN_TEAMS.isOfAny(viewer.roles())) {
            grounds.add(OWN_TASK);
        }
        if (viewer.isAny(Role.SOCIAL_WORK_MANAGER) && !viewer.teams().isEmpty()) {
            grounds.add(OF_THE_TEAM);
            parameters.put("viewerTeams", viewer.teams());
        }
        if (grounds.isEmpty()) {
            return new Condition("false", Map.of());
        }
        parameters.put("viewer", viewer.userId());
        parameters.put("viewerToday", time.today());
        return new Condition("((" + String.join(" or ", grounds) + ") and " + NOT_EXCLUDED + ")", Map.copyOf(parameters));
    }

    /** Whether the person logged in may read the child's record; false for an unknown child. */
    @Transactional(readOnly = true)
    public boolean mayRead(UUID childId) {
        return mayRead(currentViewer.get(), childId);
    }

    /** Whether the viewer may read the child's record; false for an unknown child. */
    @Transactional(readOnly = true)
    public boolean mayRead(Viewer viewer, UUID childId) {
        Condition condition = readableBy(viewer);
        return jdbc.sql("select exists (select 1 from casework.child c where c.id = :child and " + condition.sql() + ")")
                .param("child", childId).params(condition.parameters()).query(Boolean.class).single();
    }

    /** Whether somebody is excluded from the child by name, whichever account they use. */
    @Transactional(readOnly = true)
    public boolean isExcluded(String userId, UUID childId) {
        return jdbc.sql("select exists (select 1 from casework.excluded_worker x where x.child_id = :child and " + EXCLUDED_ONE + ")")
                .param("child", childId).param("viewer", userId).param("viewerToday", time.today()).query(Boolean.class).single();
    }

    /** The children the person logged in is excluded from by name; for most people none. */
    @Transactional(readOnly = true)
    public Set<UUID> excluded() {
        return jdbc.sql("select distinct x.child_id from casework.excluded_worker x where " + EXCLUDED_ONE)
                .param("viewer", currentViewer.get().userId()).param("viewerToday", time.today()).query(UUID.class).set();
    }

    /**
     * Whom the person logged in must not find in lists of the whole authority beside a school or an amount: the children they are excluded
     * from, and protected ones unless one role of theirs reads every record with the school. Whoever is excluded from a child is not told of
     * protected ones either: apart from all others the one child could be told by its sum.
     */
    @Transactional(readOnly = true)
    public KeptApart keptApart() {
        Set<UUID> excluded = excluded();
        return new KeptApart(!excluded.isEmpty() || !currentViewer.get().knowsEverySchool(), excluded);
    }

    /** Whether somebody is excluded from any child: the engine, which knows no exclusions, is closed to them. */
    @Transactional(readOnly = true)
    public boolean isExcludedFromAny(String userId) {
        return jdbc.sql("select exists (select 1 from casework.excluded_worker x where " + EXCLUDED_ONE + ")")
                .param("viewer", userId).param("viewerToday", time.today()).query(Boolean.class).single();
    }

    /**
     * Lets only those pass who may read the child's record, and notes the refusal of others.
     *
     * @throws NotedRefusalException the same for a foreign and for an unknown child
     */
    public void requireRead(UUID childId) {
        if (!mayRead(childId)) {
            audit.refused("child.read", childId, null);
            throw new NotedRefusalException("There is no such child for you.");
        }
    }

    /**
     * Lets everybody pass who is not excluded from the child by name, for work that needs no look at the record.
     *
     * @throws NotedRefusalException the same as {@link #requireRead}
     */
    public void requireNotExcluded(UUID childId) {
        if (isExcluded(currentViewer.get().userId(), childId)) {
            audit.refused("child.read", childId, null);
            throw new NotedRefusalException("There is no such child for you.");
        }
    }

    /**
     * Part of a query.
     *
     * @param sql        a condition on {@code casework.child c}, in brackets where it needs them
     * @param parameters its named parameters; their names begin with {@code viewer}
     */
    public record Condition(String sql, Map<String, Object> parameters) {
    }
}
