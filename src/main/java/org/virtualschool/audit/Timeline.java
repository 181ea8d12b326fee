package org.virtualschool.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in a child's case and who did it, for the child's record. Append-only. */
@Component
public class Timeline {

    private static final String SELECT =
            "select child_id, pep_id, happened_at, actor, headline, task_id from casework.timeline_entry ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an entry that happened now, in the caller's transaction.
     *
     * @param pepId    null if it belongs to no PEP
     * @param headline what happened, at most 200 characters, without names: it is shown to everybody who may see the child
     * @param taskId   the engine's task whose completion this is; null if none
     * @param actor    user id of who did it, or {@link Actors#SYSTEM}
     */
    public void add(UUID childId, UUID pepId, String headline, String taskId, String actor) {
        jdbc.sql("""
                        insert into casework.timeline_entry (child_id, pep_id, happened_at, actor, headline, task_id)
                        values (:child, :pep, :at, :actor, :headline, :task)""")
                .param("child", childId)
                .param("pep", pepId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("headline", headline)
                .param("task", taskId)
                .update();
    }

    /** Everything that happened, the latest first; empty for an unknown child. The caller checks who may read it. */
    public List<TimelineEntry> of(UUID childId) {
        return jdbc.sql(SELECT + "where child_id = :child order by happened_at desc, id desc")
                .param("child", childId)
                .query((row, number) -> entry(row))
                .list();
    }

    /** By whom and when the engine's task was completed; empty if it was not. */
    public Optional<TimelineEntry> completionOf(String taskId) {
        return jdbc.sql(SELECT + "where task_id = :task order by id limit 1")
                .param("task", taskId)
                .query((row, number) -> entry(row))
                .optional();
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(row.getObject("child_id", UUID.class), row.getObject("pep_id", UUID.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(), row.getString("actor"),
                row.getString("headline"), row.getString("task_id"));
    }
}
