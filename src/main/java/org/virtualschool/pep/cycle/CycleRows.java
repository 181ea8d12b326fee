package org.virtualschool.pep.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.SchoolTerm;

/** The launched terms, their cut-offs, and every child they asked about. */
@Repository
class CycleRows {

    /** Whether the review of a child has begun. */
    enum State { WAITING, STARTED, LEFT_OUT }

    private static final String CYCLES = "select * from casework.pep_cycle ";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    CycleRows(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Puts the term on record unless it is; of two who do so at once the second waits for the first. @return whether it is new */
    boolean add(UUID id, CyclePlan plan, String actor, Instant now) {
        int added = jdbc.sql("insert into casework.pep_cycle (id, academic_year, term, launched_at, launched_by)"
                        + " values (:id, :year, :term, :at, :by) on conflict (academic_year, term) do nothing")
                .param("id", id).param("year", plan.term().academicYear()).param("term", plan.term().name().name())
                .param("at", now.atOffset(ZoneOffset.UTC)).param("by", actor).update();
        if (added > 0) {
            batches.batchUpdate("insert into casework.pep_cut_off (academic_year, term, year_group, cut_off) values (:year, :term, :group, :day)",
                    plan.cutOffs().entrySet().stream().map(cutOff -> new MapSqlParameterSource()
                            .addValue("year", plan.term().academicYear()).addValue("term", plan.term().name().name())
                            .addValue("group", cutOff.getKey()).addValue("day", cutOff.getValue())).toArray(MapSqlParameterSource[]::new));
        }
        return added > 0;
    }

    /** The launched term; empty if it was not. */
    Optional<Cycle> find(SchoolTerm term) {
        return jdbc.sql(CYCLES + "where academic_year = :year and term = :term")
                .param("year", term.academicYear()).param("term", term.name().name()).query(this::cycle).optional();
    }

    /** Days by which reviews of launched terms were or are due. */
    Set<LocalDate> cutOffs() {
        return Set.copyOf(jdbc.sql("select distinct cut_off from casework.pep_cut_off").query(LocalDate.class).list());
    }

    /** The launched term, held until the transaction ends. */
    Cycle locked(SchoolTerm term) {
        return jdbc.sql(CYCLES + "where academic_year = :year and term = :term for update")
                .param("year", term.academicYear()).param("term", term.name().name()).query(this::cycle).single();
    }

    Optional<Cycle> find(UUID id) {
        return jdbc.sql(CYCLES + "where id = :id").param("id", id).query(this::cycle).optional();
    }

    /** All of them, the latest first. */
    List<Cycle> all() {
        return jdbc.sql(CYCLES + "order by launched_at desc").query(this::cycle).list();
    }

    /** Every child the launch asked about, held until the transaction ends: reviews that are beginning have then begun. */
    Map<UUID, Row> lockedChildren(UUID cycleId) {
        Map<UUID, Row> rows = new HashMap<>();
        jdbc.sql("select * from casework.pep_cycle_child where cycle_id = :cycle order by child_id for update")
                .param("cycle", cycleId).query((row, number) -> row(row)).list().forEach(row -> rows.put(row.childId(), row));
        return rows;
    }

    /** The child whose review waits to begin, held until the transaction ends; empty if it has begun or is not needed. */
    Optional<Row> lockedWaiting(UUID cycleId, UUID childId) {
        return jdbc.sql("select * from casework.pep_cycle_child where cycle_id = :cycle and child_id = :child for update")
                .param("cycle", cycleId).param("child", childId).query((row, number) -> row(row)).optional()
                .filter(row -> row.state() == State.WAITING);
    }

    /** Keeps what was found out about children whose review has not begun. */
    void keep(UUID cycleId, Collection<Row> rows, Instant now) {
        batches.batchUpdate("""
                        insert into casework.pep_cycle_child (cycle_id, child_id, state, reason, close_open, asked_by, done_at)
                        values (:cycle, :child, :state, :reason, :close, :asked, :done)
                        on conflict (cycle_id, child_id) do update set state = excluded.state, reason = excluded.reason,
                            close_open = excluded.close_open, asked_by = excluded.asked_by, done_at = excluded.done_at, pep_id = null""",
                rows.stream().map(row -> new MapSqlParameterSource().addValue("cycle", cycleId).addValue("child", row.childId())
                        .addValue("state", row.state().name()).addValue("reason", row.reason() == null ? null : row.reason().name())
                        .addValue("close", row.closeOpen()).addValue("asked", row.askedBy())
                        .addValue("done", row.state() == State.WAITING ? null : now.atOffset(ZoneOffset.UTC)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void started(UUID cycleId, UUID childId, UUID pepId, Instant now) {
        jdbc.sql("update casework.pep_cycle_child set state = 'STARTED', pep_id = :pep, done_at = :now"
                        + " where cycle_id = :cycle and child_id = :child")
                .param("pep", pepId).param("now", now.atOffset(ZoneOffset.UTC)).param("cycle", cycleId).param("child", childId).update();
    }

    /** How many children are in each state; 0 for a state that is not there. */
    Map<State, Long> counts(UUID cycleId) {
        Map<State, Long> counts = new HashMap<>();
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as number from casework.pep_cycle_child where cycle_id = :cycle group by state")
                .param("cycle", cycleId)
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getLong("number"));
                });
        return counts;
    }

    /** Who is left out, by reference. */
    List<LeftChild> leftOut(UUID cycleId) {
        return jdbc.sql("select c.id, c.reference, l.reason from casework.pep_cycle_child l join casework.child c on c.id = l.child_id"
                        + " where l.cycle_id = :cycle and l.state = 'LEFT_OUT' order by c.reference")
                .param("cycle", cycleId)
                .query((row, number) -> new LeftChild(row.getObject("id", UUID.class), row.getString("reference"),
                        LeftOut.valueOf(row.getString("reason"))))
                .list();
    }

    private Cycle cycle(ResultSet row, int number) throws SQLException {
        String year = row.getString("academic_year");
        String term = row.getString("term");
        SortedMap<String, LocalDate> cutOffs = new TreeMap<>(CycleCheck.BY_AGE);
        jdbc.sql("select year_group, cut_off from casework.pep_cut_off where academic_year = :year and term = :term")
                .param("year", year).param("term", term)
                .query(cutOff -> {
                    cutOffs.put(cutOff.getString("year_group"), cutOff.getObject("cut_off", LocalDate.class));
                });
        LocalDate all = cutOffs.remove("");
        return new Cycle(row.getObject("id", UUID.class), year, term, all, cutOffs,
                row.getObject("launched_at", OffsetDateTime.class).toInstant(), row.getString("launched_by"));
    }

    private static Row row(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Row(row.getObject("child_id", UUID.class), State.valueOf(row.getString("state")),
                reason == null ? null : LeftOut.valueOf(reason), row.getBoolean("close_open"), row.getString("asked_by"));
    }

    /**
     * A child of a launch.
     *
     * @param reason    why the child is left out; null if it is not
     * @param closeOpen whether an open review of an earlier term may be closed as not completed
     * @param askedBy   user id of who asked for it
     */
    record Row(UUID childId, State state, LeftOut reason, boolean closeOpen, String askedBy) {
    }

    /** A child who is left out. */
    record LeftChild(UUID id, String reference, LeftOut reason) {
    }
}
