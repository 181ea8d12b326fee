package org.virtualschool.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.funding.FundingAccount.Impact;
import org.virtualschool.funding.FundingAccount.Leaver;
import org.virtualschool.funding.FundingAccount.Refund;

/** What became of requests, in the database: reports, refunds, and what was decided about leavers. Rows are only ever added. */
@Repository
class AccountRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FundingAccount of(UUID requestId) {
        return new FundingAccount(
                jdbc.sql("select * from casework.funding_impact where request_id = :request").param("request", requestId)
                        .query((row, number) -> new Impact(new ImpactReport(row.getLong("spent_pence"), OutcomeReached.valueOf(row.getString("reached")),
                                row.getString("change"), row.getString("evidence")), row.getString("reported_by"), moment(row, "reported_at")))
                        .optional().orElse(null),
                jdbc.sql("select * from casework.funding_refund where request_id = :request").param("request", requestId)
                        .query((row, number) -> new Refund(row.getLong("amount_pence"), row.getObject("received_on", LocalDate.class),
                                row.getString("confirmed_by"), moment(row, "confirmed_at")))
                        .optional().orElse(null),
                jdbc.sql("select * from casework.funding_leaver where request_id = :request order by decided_at").param("request", requestId)
                        .query((row, number) -> new Leaver(LeaverEvent.valueOf(row.getString("event")), row.getObject("from_school", Long.class),
                                row.getObject("to_school", Long.class), LeaverOutcome.valueOf(row.getString("outcome")), row.getString("rule"),
                                row.getObject("recoup_pence", Long.class), moment(row, "decided_at"))).list());
    }

    void add(UUID requestId, ImpactReport report, String actor) {
        jdbc.sql("""
                        insert into casework.funding_impact (request_id, spent_pence, reached, change, evidence, reported_by, reported_at)
                        values (:request, :spent, :reached, :change, :evidence, :by, :at)""")
                .param("request", requestId).param("spent", report.spentPence()).param("reached", report.reached().name())
                .param("change", report.change()).param("evidence", report.evidence()).param("by", actor).param("at", now()).update();
    }

    void addRefund(UUID requestId, long pence, LocalDate receivedOn, String actor) {
        jdbc.sql("""
                        insert into casework.funding_refund (request_id, amount_pence, received_on, confirmed_by, confirmed_at)
                        values (:request, :pence, :on, :by, :at)""")
                .param("request", requestId).param("pence", pence).param("on", receivedOn).param("by", actor).param("at", now()).update();
    }

    void addLeaver(UUID requestId, LeaverEvent event, Long fromSchool, Long toSchool, LeaverOutcome outcome, String rule, Long recoupPence) {
        jdbc.sql("""
                        insert into casework.funding_leaver
                            (id, request_id, event, from_school, to_school, outcome, rule, recoup_pence, decided_at)
                        values (:id, :request, :event, :from, :to, :outcome, :rule, :recoup, :at)""")
                .param("id", UUID.randomUUID()).param("request", requestId).param("event", event.name()).param("from", fromSchool)
                .param("to", toSchool).param("outcome", outcome.name()).param("rule", rule).param("recoup", recoupPence).param("at", now())
                .update();
    }

    /** Whether somebody asked for the request, decided on it, paid it or reported on it, by whatever account. */
    boolean hadPartInMoney(UUID requestId, String userId) {
        return jdbc.sql("select casework.had_part_in_money(:request, :who)").param("request", requestId).param("who", userId)
                .query(Boolean.class).single();
    }

    /** The number of the run that has paid the request; null if none has. */
    Long paidInRun(UUID requestId) {
        return jdbc.sql("select u.number from casework.payment p join casework.payment_run u on u.id = p.run_id"
                + " where p.request_id = :request and p.paid_at is not null and p.sent_back_at is null").param("request", requestId)
                .query(Long.class).optional().orElse(null);
    }

    /** When the request was paid; empty if it was not. */
    Optional<Instant> paidAt(UUID requestId) {
        return jdbc.sql("select paid_at from casework.payment where request_id = :request and paid_at is not null and sent_back_at is null")
                .param("request", requestId).query((row, number) -> moment(row, "paid_at")).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
