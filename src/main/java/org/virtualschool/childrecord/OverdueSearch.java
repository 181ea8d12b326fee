package org.virtualschool.childrecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.pep.DueDate;
import org.virtualschool.pep.PepChase;
import org.virtualschool.pep.PepKind;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** Finds open PEPs past their due date among the children the viewer may see. A protected child is never found by school. */
@Repository
class OverdueSearch {

    /** PEPs on a page. */
    static final int PAGE = 25;

    private static final String OVERDUE = """
              from casework.pep p
              join casework.child c on c.id = p.child_id
              left join casework.school s on s.school_key = p.school_key and not c.address_protected
              left join casework.staff w on w.user_id = c.social_worker
              left join casework.team t on t.code = w.team_code
             where p.status not in ('SIGNED_OFF', 'CANCELLED') and p.due_on < :today and %s
            """;
    private static final String WANTED = """
               and (cast(:school as bigint) is null or s.school_key = :school) and (:team = '' or t.code = :team)
            """;

    private final JdbcClient jdbc;
    private final AccessRule access;
    private final PepChase chase;
    private final WorkingDays workingDays;
    private final CivilTime civilTime;

    OverdueSearch(JdbcClient jdbc, AccessRule access, PepChase chase, WorkingDays workingDays, CivilTime civilTime) {
        this.jdbc = jdbc;
        this.access = access;
        this.chase = chase;
        this.workingDays = workingDays;
        this.civilTime = civilTime;
    }

    /**
     * A page of them, the longest overdue first.
     *
     * @param school only PEPs of this school; null for all
     * @param team   only PEPs of children whose social worker is of this team; empty for all
     * @param wanted number of the page from 1; the first page is given where there is no such page
     */
    PageOfList<OverduePep> find(Long school, String team, Viewer viewer, int wanted) {
        PageOfList<OverduePep> page = page(school, team, viewer, wanted);
        return page.rows().isEmpty() && wanted > 1 ? page(school, team, viewer, 1) : page;
    }

    private PageOfList<OverduePep> page(Long school, String team, Viewer viewer, int number) {
        List<OverduePep> rows = new ArrayList<>();
        long[] total = {0};
        AccessRule.Condition readable = access.readableBy(viewer);
        jdbc.sql("select c.reference, c.forename, c.surname, c.preferred_name, c.address_protected, s.name as school, t.name as team,"
                        + " p.kind, p.academic_year, p.term, p.status, p.event_on, p.due_on, p.due_reckoned, count(*) over () as total"
                        + OVERDUE.formatted(readable.sql()) + WANTED + "order by p.due_on, c.reference limit :size offset :offset")
                .params(readable.parameters()).param("today", civilTime.today()).param("school", school).param("team", team)
                .param("size", PAGE).param("offset", (number - 1L) * PAGE)
                .query(row -> {
                    total[0] = row.getLong("total");
                    rows.add(overdue(row));
                });
        return new PageOfList<>(rows, number, PAGE, total[0]);
    }

    /** Schools with overdue PEPs, to choose from. */
    List<Choice> schools(Viewer viewer) {
        return choices("select distinct s.school_key::text as value, s.name", "and s.school_key is not null order by s.name", viewer);
    }

    /** Teams with overdue PEPs, to choose from. */
    List<Choice> teams(Viewer viewer) {
        return choices("select distinct t.code as value, t.name", "and t.code is not null order by t.name", viewer);
    }

    private List<Choice> choices(String what, String which, Viewer viewer) {
        AccessRule.Condition readable = access.readableBy(viewer);
        return jdbc.sql(what + OVERDUE.formatted(readable.sql()) + which).params(readable.parameters()).param("today", civilTime.today())
                .query((row, number) -> new Choice(row.getString("value"), row.getString("name"))).list();
    }

    private OverduePep overdue(ResultSet row) throws SQLException {
        DueDate due = new DueDate(row.getObject("event_on", LocalDate.class), row.getObject("due_on", LocalDate.class),
                row.getString("due_reckoned"));
        String team = row.getString("team");
        return new OverduePep(row.getString("reference"), ChildSearch.name(row), ChildSearch.school(row), team == null ? "No team" : team,
                PepViews.title(PepKind.valueOf(row.getString("kind")), row.getString("term"), row.getString("academic_year")),
                PepStatus.valueOf(row.getString("status")).inWords(), InWords.due(due),
                workingDays.between(due.dueOn(), civilTime.today()), chase.isException(due.dueOn(), due.eventOn()));
    }

    /** Something to filter by. */
    record Choice(String value, String name) {
    }
}
