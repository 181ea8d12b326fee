package org.virtualschool.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.intake.CsvRow.Outcome;

/**
 * Runs of imports and what they found wrong. Notes hold cells of the file, which are personal data: those of a run are deleted
 * when a later run of the same import succeeds, and after thirty days at the latest.
 */
@Repository
@Transactional
public class ImportRuns {

    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_FAILURE = 400;
    private static final int LONGEST_FILE_NAME = 255;
    private static final int FETCHED_AT_ONCE = 200;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcTemplate template, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.clock = clock;
    }

    UUID start(String name, String fileName, String startedBy) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework.import_run (id, name, file_name, started_at, started_by) values (?, ?, ?, ?, ?)")
                .params(id, name, shortened(fileName, LONGEST_FILE_NAME), now(), startedBy).update();
        return id;
    }

    /** Adds rows that have their outcome to the run's figures and notes. */
    void add(UUID run, List<CsvRow> rows) {
        jdbc.sql("""
                update casework.import_run set rows_read = rows_read + ?, created = created + ?, updated = updated + ?,
                    unchanged = unchanged + ?, warned = warned + ?, rejected = rejected + ? where id = ?""")
                .params(rows.size(), count(rows, Outcome.CREATED), count(rows, Outcome.UPDATED), count(rows, Outcome.UNCHANGED),
                        rows.stream().filter(CsvRow::warned).count(), count(rows, Outcome.REJECTED), run)
                .update();
        List<Object[]> notes = rows.stream().flatMap(row -> row.notes().stream())
                .map(note -> new Object[] {run, note.line(), note.column(), shortened(note.value(), LONGEST_VALUE),
                        shortened(note.reason(), LONGEST_REASON), note.severity().name()})
                .toList();
        template.batchUpdate(
                "insert into casework.import_reject (run_id, line, column_name, value, reason, severity) values (?, ?, ?, ?, ?, ?)",
                notes);
    }

    private static long count(List<CsvRow> rows, Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** Marks the run as taken to its end and forgets the notes of earlier runs of the same import. */
    ImportSummary finish(UUID run) {
        jdbc.sql("update casework.import_run set finished_at = ? where id = ?").params(now(), run).update();
        ImportRun finished = find(run).orElseThrow();
        jdbc.sql("delete from casework.import_reject where run_id in (select id from casework.import_run where name = ? and id <> ?)")
                .params(finished.name(), run).update();
        return finished.summary();
    }

    /** The file as a whole was refused; nothing was stored. */
    void refuse(UUID run, String reason) {
        jdbc.sql("update casework.import_run set finished_at = ?, failure = ? where id = ?")
                .params(now(), shortened(reason, LONGEST_FAILURE), run).update();
    }

    /** The run ended early: whole batches are in. It stays without an end. */
    void cutShort(UUID run, String reason) {
        jdbc.sql("update casework.import_run set failure = ? where id = ?").params(shortened(reason, LONGEST_FAILURE), run).update();
    }

    /** Deletes the notes of runs that started before the given moment. */
    void forgetNotesBefore(Instant moment) {
        jdbc.sql("delete from casework.import_reject where run_id in (select id from casework.import_run where started_at < ?)")
                .params(Timestamp.from(moment)).update();
    }

    /** The run; empty if there is none of this id. */
    @Transactional(readOnly = true)
    public Optional<ImportRun> find(UUID run) {
        return jdbc.sql("select * from casework.import_run where id = ?").params(run).query(ImportRuns::map).optional();
    }

    /** The run of the import that started last; empty if it was never run. */
    @Transactional(readOnly = true)
    public Optional<ImportRun> last(String name) {
        return jdbc.sql("select * from casework.import_run where name = ? order by started_at desc limit 1")
                .params(name).query(ImportRuns::map).optional();
    }

    /** The first notes of a run by line, refused rows and warnings together. */
    @Transactional(readOnly = true)
    public List<ImportNote> notes(UUID run, int most) {
        return jdbc.sql("select * from casework.import_reject where run_id = ? order by line, id limit ?")
                .params(run, most).query(ImportRuns::note).list();
    }

    /** Hands over all notes of a run by line, one after the other. */
    @Transactional(readOnly = true)
    public void forEachNote(UUID run, Consumer<ImportNote> taker) {
        JdbcTemplate streaming = new JdbcTemplate(template.getDataSource());
        streaming.setFetchSize(FETCHED_AT_ONCE);
        streaming.query("select * from casework.import_reject where run_id = ? order by line, id",
                row -> { taker.accept(note(row, 0)); }, run);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static ImportRun map(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new ImportRun(row.getObject("id", UUID.class), row.getString("name"), row.getString("file_name"),
                row.getTimestamp("started_at").toInstant(), finished == null ? null : finished.toInstant(),
                row.getString("started_by"), row.getInt("rows_read"), row.getInt("created"), row.getInt("updated"),
                row.getInt("unchanged"), row.getInt("warned"), row.getInt("rejected"), row.getString("failure"));
    }

    private static ImportNote note(ResultSet row, int number) throws SQLException {
        return new ImportNote(row.getLong("line"), row.getString("column_name"), row.getString("value"),
                row.getString("reason"), ImportNote.Severity.valueOf(row.getString("severity")));
    }
}
