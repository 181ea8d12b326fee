package org.virtualschool.funding.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.funding.ledger.Grant;

/** Payment runs and what is in them, and what waits to be put into one. */
@Repository
class PaymentRows {

    private static final String WAITING = " from casework.funding_request r where r.status = 'COMMITTED'"
            + " and not exists (select 1 from casework.payment p where p.request_id = r.id and not p.discarded) ";
    private static final String COMMITTED = "(select coalesce(sum(b.committed), 0) from casework.request_balance b where b.request_id = %s)";
    private static final String RUNS = "select u.*, s.payments, s.paid, s.sent_back, s.pence from casework.payment_run u cross join lateral"
            + " (select count(*) as payments, count(p.paid_at) as paid, count(p.sent_back_at) as sent_back, coalesce(sum(p.amount_pence), 0) as pence"
            + " from casework.payment p where p.run_id = u.id and not p.left_out) s ";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    PaymentRows(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One after the other: who comes second sees what the first has put into a run. Held until the transaction ends. */
    void prepareAlone() {
        jdbc.sql("lock table casework.payment_run in share row exclusive mode").update();
    }

    /** What waits to be paid to schools, by school name and then by chance. */
    List<Waiting> waiting() {
        return jdbc.sql("select w.*, s.name, s.type, s.authority_code from (select r.id, r.school_key, " + COMMITTED.formatted("r.id")
                        + " as pence" + WAITING + ") w join casework.school s on s.school_key = w.school_key where w.pence > 0"
                        + " order by s.name, w.school_key, w.id")
                .query((row, number) -> new Waiting(row.getObject("id", UUID.class), row.getLong("school_key"), row.getString("name"),
                        row.getString("type"), row.getString("authority_code"), row.getLong("pence"))).list();
    }

    /** How many requests wait that name no school. */
    long waitingWithoutSchool() {
        return jdbc.sql("select count(*)" + WAITING + "and r.school_key is null").query(Long.class).single();
    }

    void addRun(UUID id, String actor, Instant now) {
        jdbc.sql("insert into casework.payment_run (id, prepared_by, prepared_at) values (:id, :by, :at)")
                .param("id", id).param("by", actor).param("at", now.atOffset(ZoneOffset.UTC)).update();
    }

    void addPayments(UUID runId, List<NewPayment> payments) {
        batches.batchUpdate("insert into casework.payment (run_id, position, request_id, school_key, amount_pence, method)"
                        + " values (:run, :position, :request, :school, :pence, :method)",
                payments.stream().map(one -> new MapSqlParameterSource().addValue("run", runId).addValue("position", one.position())
                        .addValue("request", one.requestId()).addValue("school", one.schoolKey()).addValue("pence", one.pence())
                        .addValue("method", one.method().name())).toArray(MapSqlParameterSource[]::new));
    }

    /** Whether somebody asked for one of the requests or decided on it, by whatever account. */
    boolean tookPart(Collection<UUID> requests, String userId) {
        return !requests.isEmpty() && jdbc.sql("select exists (select 1 from casework.funding_request r"
                        + " where r.id in (:requests) and casework.took_part(r.id, :who))")
                .param("requests", requests).param("who", userId).query(Boolean.class).single();
    }

    /** Whether somebody asked for a request in the run or decided on it, by whatever account. */
    boolean tookPart(UUID runId, String userId) {
        return jdbc.sql("select exists (select 1 from casework.payment p where p.run_id = :run and not p.left_out"
                        + " and casework.took_part(p.request_id, :who))")
                .param("run", runId).param("who", userId).query(Boolean.class).single();
    }

    /** Whether somebody recorded that a payment of a request in the run had been sent back, by whatever account. */
    boolean saidSentBack(UUID runId, String userId) {
        return jdbc.sql("select exists (select 1 from casework.payment p join casework.payment b on b.request_id = p.request_id"
                        + " where p.run_id = :run and not p.left_out and b.sent_back_at is not null and casework.same_person(b.sent_back_by, :who))")
                .param("run", runId).param("who", userId).query(Boolean.class).single();
    }

    /** Whether something else is committed for a request in the run than when that was prepared, or it is for another school. */
    boolean amountsChanged(UUID runId) {
        return jdbc.sql("select exists (select 1 from casework.payment p join casework.funding_request r on r.id = p.request_id"
                + " where p.run_id = :run and not p.left_out and (r.school_key is distinct from p.school_key or p.amount_pence <> "
                + COMMITTED.formatted("p.request_id") + "))").param("run", runId).query(Boolean.class).single();
    }

    void end(UUID runId, RunStatus status, String actor, Instant now) {
        String what = status == RunStatus.RELEASED ? "released" : "discarded";
        jdbc.sql("update casework.payment_run set status = :status, %1$s_by = :by, %1$s_at = :at where id = :id".formatted(what))
                .param("status", status.name()).param("by", actor).param("at", now.atOffset(ZoneOffset.UTC)).param("id", runId).update();
    }

    /** The latest first. */
    List<PaymentRun> runs(int from, int most) {
        return jdbc.sql(RUNS + "order by u.number desc limit :most offset :from").param("most", most).param("from", from)
                .query(PaymentRows::run).list();
    }

    long countRuns() {
        return jdbc.sql("select count(*) from casework.payment_run").query(Long.class).single();
    }

    Optional<PaymentRun> run(UUID id) {
        return jdbc.sql(RUNS + "where u.id = :id").param("id", id).query(PaymentRows::run).optional();
    }

    /** The run, held until the transaction ends: of two who end it the second sees that it has ended. */
    Optional<PaymentRun> heldRun(UUID id) {
        jdbc.sql("select 1 from casework.payment_run where id = :id for update").param("id", id).query(Integer.class).optional();
        return run(id);
    }

    /** Holds the requests of the run until the transaction ends: who passes one on at this moment is waited for, and seen. */
    void holdRequests(UUID runId) {
        jdbc.sql("select 1 from casework.funding_request where id in (select request_id from casework.payment where run_id = :run"
                + " and not left_out) order by id for share").param("run", runId).query(Integer.class).list();
    }

    /** By journal and by BACS; a way in which nothing is paid is left out. */
    List<MethodSum> sums(UUID runId) {
        return jdbc.sql("select method, count(*) as requests, sum(amount_pence) as pence from casework.payment where run_id = :run"
                        + " and not left_out group by method order by method").param("run", runId)
                .query((row, number) -> new MethodSum(PaymentMethod.valueOf(row.getString("method")), row.getLong("requests"),
                        row.getLong("pence"))).list();
    }

    /** In their order. */
    List<Payment> payments(UUID runId, int from, int most, boolean mayKnow) {
        return jdbc.sql("""
                        select p.*, s.name, s.urn, c.id as child_id, c.reference, c.address_protected, q.grant_code, (select max(u.number)
                            from casework.payment b join casework.payment_run u on u.id = b.run_id where b.request_id = p.request_id
                            and b.sent_back_at is not null and u.number < r.number) as paid_before
                        from casework.payment p join casework.payment_run r on r.id = p.run_id
                        join casework.school s on s.school_key = p.school_key join casework.funding_request q on q.id = p.request_id
                        join casework.child c on c.id = q.child_id
                        where p.run_id = :run order by p.position limit :most offset :from""")
                .param("run", runId).param("most", most).param("from", from).query((row, number) -> payment(row, mayKnow)).list();
    }

    /** One of the run's payments with what was paid, held until the transaction ends; empty if it is not there or stands as paid no more. */
    Optional<Standing> heldPaid(UUID runId, int position) {
        return jdbc.sql("select request_id, amount_pence from casework.payment where run_id = :run and position = :position"
                        + " and paid_at is not null and sent_back_at is null for update").param("run", runId).param("position", position)
                .query((row, number) -> new Standing(row.getObject("request_id", UUID.class), row.getLong("amount_pence"))).optional();
    }

    void sentBack(UUID runId, int position, String because, String actor, Instant now) {
        jdbc.sql("update casework.payment set discarded = true, sent_back_at = :at, sent_back_by = :by, sent_back_because = :because"
                        + " where run_id = :run and position = :position").param("at", now.atOffset(ZoneOffset.UTC)).param("by", actor)
                .param("because", because).param("run", runId).param("position", position).update();
    }

    List<UUID> requests(UUID runId) {
        return jdbc.sql("select request_id from casework.payment where run_id = :run and not left_out order by position").param("run", runId)
                .query(UUID.class).list();
    }

    /** What is to be paid for the request by this run, held until the transaction ends; empty if it is paid or was never released. */
    Optional<Long> heldUnpaid(UUID runId, UUID requestId) {
        return jdbc.sql("""
                        select p.amount_pence from casework.payment p join casework.payment_run u on u.id = p.run_id
                        where p.run_id = :run and p.request_id = :request and p.paid_at is null and not p.discarded
                          and u.status = 'RELEASED' for update of p""")
                .param("run", runId).param("request", requestId).query(Long.class).optional();
    }

    /** The run the request is in and that was not discarded, held like the payment until the transaction ends; empty if it is in none. */
    Optional<RunStatus> heldRunOf(UUID requestId) {
        // The run first: whoever releases or discards it holds it first, too.
        jdbc.sql("select 1 from casework.payment_run where id in (select run_id from casework.payment where request_id = :request"
                + " and not discarded) for share").param("request", requestId).query(Integer.class).optional();
        return jdbc.sql("select u.status from casework.payment p join casework.payment_run u on u.id = p.run_id"
                        + " where p.request_id = :request and not p.discarded for update of p")
                .param("request", requestId).query(String.class).optional().map(RunStatus::valueOf);
    }

    /** Takes the request out of its run. */
    void leaveOut(UUID requestId) {
        jdbc.sql("update casework.payment set discarded = true, left_out = true where request_id = :request and not discarded")
                .param("request", requestId).update();
    }

    void paid(UUID runId, UUID requestId, Instant now) {
        jdbc.sql("update casework.payment set paid_at = :at where run_id = :run and request_id = :request")
                .param("at", now.atOffset(ZoneOffset.UTC)).param("run", runId).param("request", requestId).update();
    }

    private static PaymentRun run(ResultSet row, int number) throws SQLException {
        RunStatus status = RunStatus.valueOf(row.getString("status"));
        String ended = status == RunStatus.DISCARDED ? "discarded" : "released";
        return new PaymentRun(row.getObject("id", UUID.class), row.getLong("number"), status, row.getString("prepared_by"),
                moment(row, "prepared_at"), row.getString(ended + "_by"), moment(row, ended + "_at"), row.getLong("payments"),
                row.getLong("paid"), row.getLong("sent_back"), row.getLong("pence"));
    }

    private static Payment payment(ResultSet row, boolean mayKnow) throws SQLException {
        int position = row.getInt("position");
        String reference = row.getString("reference");
        String kept = mayKnow ? "%s (protected %d)".formatted(reference, position) : Payment.atPosition(position);
        return new Payment(position, row.getObject("request_id", UUID.class), row.getObject("child_id", UUID.class), row.getString("name"),
                row.getString("urn"), row.getBoolean("address_protected") ? kept : reference, row.getLong("amount_pence"),
                Grant.ofCode(row.getString("grant_code")), PaymentMethod.valueOf(row.getString("method")), moment(row, "paid_at"), row.getBoolean("left_out"), sentBack(row),
                row.getObject("paid_before", Long.class));
    }

    private static SentBack sentBack(ResultSet row) throws SQLException {
        Instant at = moment(row, "sent_back_at");
        return at == null ? null : new SentBack(at, row.getString("sent_back_by"), row.getString("sent_back_because"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A request that waits, with what is committed for it and what is known of its school; type and authority may be null. */
    record Waiting(UUID requestId, long schoolKey, String school, String type, String authority, long pence) {
    }

    /** What was paid for a request, in pence. */
    record Standing(UUID requestId, long pence) {
    }

    /** A request as it is put into a run. */
    record NewPayment(int position, UUID requestId, long schoolKey, long pence, PaymentMethod method) {
    }
}
