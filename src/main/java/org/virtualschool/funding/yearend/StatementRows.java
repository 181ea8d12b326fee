package org.virtualschool.funding.yearend;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.FundTotals;
import org.virtualschool.funding.ledger.Grant;

/** Statements with their lines. */
@Repository
class StatementRows {

    private static final String SET = "update casework.funding_statement set ";
    private static final String OF_ID = " where id = :id";

    private final JdbcClient jdbc;
    private final Clock clock;

    StatementRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID add(UUID yearEndId) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework.funding_statement (id, year_end_id, number, drawn_up_at) select :id, :end,"
                        + " coalesce(max(number), 0) + 1, :at from casework.funding_statement where year_end_id = :end")
                .param("id", id).param("end", yearEndId).param("at", now()).update();
        return id;
    }

    void addLine(UUID id, FundTotals totals, boolean goesBack) {
        jdbc.sql("insert into casework.funding_statement_line (statement_id, fund_id, allocated, paid, refunded, released, returned, held, to_return)"
                        + " values (:id, :fund, :allocated, :paid, :refunded, :released, :returned, :held, :back)")
                .param("id", id).param("fund", totals.fundId()).param("allocated", totals.allocated()).param("paid", totals.paid())
                .param("refunded", totals.refunded()).param("released", totals.released()).param("returned", totals.returned())
                .param("held", totals.held()).param("back", goesBack ? totals.held() : 0).update();
    }

    void prepared(UUID id, String note, String actor) {
        jdbc.sql(SET + "prepared_by = :by, prepared_at = :at, note = :note" + OF_ID).param("by", actor).param("at", now()).param("note", note)
                .param("id", id).update();
    }

    void confirmed(UUID id, String actor) {
        jdbc.sql(SET + "confirmed_by = :by, confirmed_at = :at" + OF_ID).param("by", actor).param("at", now()).param("id", id).update();
    }

    void discarded(UUID id, String reason, String actor) {
        jdbc.sql(SET + "discarded_by = :by, discarded_at = :at, reason = :reason" + OF_ID).param("by", actor).param("at", now())
                .param("reason", reason).param("id", id).update();
    }

    void booked(UUID id) {
        jdbc.sql(SET + "booked_at = :at" + OF_ID).param("at", now()).param("id", id).update();
    }

    /** The one that is neither booked nor discarded, held until the transaction ends; empty if there is none. */
    Optional<UUID> heldOpen(UUID yearEndId) {
        return jdbc.sql("select id from casework.funding_statement where year_end_id = :end and booked_at is null and discarded_at is null for update")
                .param("end", yearEndId).query(UUID.class).optional();
    }

    /** The latest first. */
    List<Statement> all(UUID yearEndId) {
        return jdbc.sql("select * from casework.funding_statement where year_end_id = :end order by number desc").param("end", yearEndId)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Statement(id, row.getObject("year_end_id", UUID.class), row.getInt("number"), YearEndRows.moment(row, "drawn_up_at"),
                            row.getString("prepared_by"), YearEndRows.moment(row, "prepared_at"), row.getString("note"),
                            row.getString("confirmed_by"), YearEndRows.moment(row, "confirmed_at"), YearEndRows.moment(row, "booked_at"),
                            row.getString("discarded_by"), YearEndRows.moment(row, "discarded_at"), row.getString("reason"), lines(id));
                }).list();
    }

    private List<Statement.Line> lines(UUID id) {
        return jdbc.sql("select l.*, f.grant_code, f.kind, f.name from casework.funding_statement_line l join casework.fund f on f.id = l.fund_id"
                        + " where l.statement_id = :id").param("id", id)
                .query((row, number) -> new Statement.Line(row.getObject("fund_id", UUID.class), Grant.ofCode(row.getString("grant_code")),
                        FundKind.valueOf(row.getString("kind")), row.getString("name"), row.getLong("allocated"), row.getLong("paid"),
                        row.getLong("refunded"), row.getLong("released"), row.getLong("returned"), row.getLong("held"), row.getLong("to_return")))
                .list().stream().sorted(Comparator.comparing(Statement.Line::grant).thenComparing(Statement.Line::kind)
                        .thenComparing(Statement.Line::name)).toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
