package org.virtualschool.funding.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.FinancialYear;

/** Funds, entries and the balances the database keeps of them. */
@Repository
class LedgerRows {

    private static final String FUNDS = "select f.*, b.allocated, b.available, b.committed, b.paid, b.returned"
            + " from casework.fund f join casework.fund_balance b on b.fund_id = f.id ";
    private static final String ENTRIES = "select e.*, exists (select 1 from casework.ledger_entry r where r.reverses = e.id) as reversed"
            + " from casework.ledger_entry e ";

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts the fund on record unless it is; of two who do so at once the second waits for the first. */
    void addFund(Grant grant, FinancialYear year, FundKind kind, String name, String actor) {
        jdbc.sql("insert into casework.fund (id, grant_code, financial_year, kind, name, opened_by)"
                        + " values (:id, :grant, :year, :kind, :name, :by) on conflict do nothing")
                .param("id", UUID.randomUUID()).param("grant", grant.code()).param("year", year.code()).param("kind", kind.name())
                .param("name", name).param("by", actor).update();
    }

    /** The only fund of its kind, or the first pool by name. */
    Optional<Fund> fund(Grant grant, FinancialYear year, FundKind kind) {
        return jdbc.sql(FUNDS + "where f.grant_code = :grant and f.financial_year = :year and f.kind = :kind order by f.name limit 1")
                .param("grant", grant.code()).param("year", year.code()).param("kind", kind.name()).query(LedgerRows::readFund).optional();
    }

    Optional<Fund> fund(Grant grant, FinancialYear year, FundKind kind, String name) {
        return jdbc.sql(FUNDS + "where f.grant_code = :grant and f.financial_year = :year and f.kind = :kind and f.name = :name")
                .param("grant", grant.code()).param("year", year.code()).param("kind", kind.name()).param("name", name)
                .query(LedgerRows::readFund).optional();
    }

    Optional<Fund> fund(UUID id) {
        return jdbc.sql(FUNDS + "where f.id = :id").param("id", id).query(LedgerRows::readFund).optional();
    }

    List<Fund> funds(FinancialYear year) {
        return jdbc.sql(FUNDS + "where f.financial_year = :year").param("year", year.code()).query(LedgerRows::readFund).list();
    }

    /** The years that have funds, the latest first. */
    List<FinancialYear> years() {
        return jdbc.sql("select distinct financial_year from casework.fund order by 1 desc").query(String.class).list().stream()
                .map(FinancialYear::ofCode).toList();
    }

    /**
     * The funds, held until the transaction ends and read after that: nobody else books to them meanwhile. All who hold several take
     * them in one order, so that no two wait for each other.
     */
    List<Fund> held(Collection<UUID> ids) {
        List<UUID> held = jdbc.sql("select id from casework.fund where id in (:ids) order by id for no key update").param("ids", ids)
                .query(UUID.class).list();
        return held.stream().map(id -> fund(id).orElseThrow()).toList();
    }

    void close(UUID fundId, LocalDate on, String actor) {
        jdbc.sql("update casework.fund set closed_on = :on, closed_by = :by where id = :id").param("on", on).param("by", actor)
                .param("id", fundId).update();
    }

    /** Adds an entry; the database keeps the balances and refuses what they do not hold. */
    void add(NewEntry entry) {
        jdbc.sql("""
                        insert into casework.ledger_entry
                            (fund_id, kind, amount_pence, request_id, payment_run_id, allocation_id, reason, entered_at, entered_by)
                        values (:fund, :kind, :pence, :request, :run, :allocation, :reason, :at, :by)""")
                .param("fund", entry.fundId()).param("kind", entry.kind().name()).param("pence", entry.pence())
                .param("request", entry.requestId()).param("run", entry.paymentRunId()).param("allocation", entry.allocationId())
                .param("reason", entry.reason()).param("at", now()).param("by", entry.actor()).update();
    }

    /** Adds the opposite of an entry. */
    void reverse(long entryId, String reason, String actor) {
        jdbc.sql("""
                        insert into casework.ledger_entry (fund_id, kind, amount_pence, request_id, payment_run_id, allocation_id, reverses,
                            reason, entered_at, entered_by)
                        select fund_id, kind, - amount_pence, request_id, payment_run_id, allocation_id, id, :reason, :at, :by
                        from casework.ledger_entry where id = :id""")
                .param("id", entryId).param("reason", reason).param("at", now()).param("by", actor).update();
    }

    Optional<Entry> entry(long id) {
        return jdbc.sql(ENTRIES + "where e.id = :id").param("id", id).query(LedgerRows::readEntry).optional();
    }

    List<Entry> entries(UUID fundId, int from, int most) {
        return jdbc.sql(ENTRIES + "where e.fund_id = :fund order by e.id desc offset :from limit :most")
                .param("fund", fundId).param("from", from).param("most", most).query(LedgerRows::readEntry).list();
    }

    /** The entries of one allocation that are not taken back, and take nothing back. */
    List<Entry> standingOf(UUID allocationId) {
        return jdbc.sql(ENTRIES + "where e.allocation_id = :allocation order by e.id").param("allocation", allocationId)
                .query(LedgerRows::readEntry).list().stream().filter(Entry::isStandingAllocation).toList();
    }

    /** What the run has paid for the request and was not taken back, fund by fund. */
    List<Entry> standingPayments(UUID requestId, UUID paymentRunId) {
        return jdbc.sql(ENTRIES + "where e.request_id = :request and e.payment_run_id = :run and e.reverses is null order by e.id")
                .param("request", requestId).param("run", paymentRunId).query(LedgerRows::readEntry).list().stream()
                .filter(entry -> !entry.reversed()).toList();
    }

    long countEntries(UUID fundId) {
        return jdbc.sql("select count(*) from casework.ledger_entry where fund_id = :fund").param("fund", fundId).query(Long.class).single();
    }

    boolean isCommitted(UUID requestId) {
        return jdbc.sql("select exists (select 1 from casework.ledger_entry where request_id = :request and kind = 'COMMIT')")
                .param("request", requestId).query(Boolean.class).single();
    }

    /** What the request has in each of its funds, the latest year first; empty for one without money. */
    List<Share> shares(UUID requestId) {
        return jdbc.sql("select b.fund_id, b.committed, b.paid, b.refunded from casework.request_balance b"
                        + " join casework.fund f on f.id = b.fund_id where b.request_id = :request order by f.financial_year desc, f.id")
                .param("request", requestId)
                .query((row, number) -> new Share(row.getObject("fund_id", UUID.class), row.getLong("committed"), row.getLong("paid"),
                        row.getLong("refunded")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Fund readFund(ResultSet row, int number) throws SQLException {
        return new Fund(row.getObject("id", UUID.class), Grant.ofCode(row.getString("grant_code")),
                FinancialYear.ofCode(row.getString("financial_year")), FundKind.valueOf(row.getString("kind")), row.getString("name"),
                row.getObject("closed_on", LocalDate.class),
                new Balance(row.getLong("allocated"), row.getLong("available"), row.getLong("committed"), row.getLong("paid"),
                        row.getLong("returned")));
    }

    private static Entry readEntry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getLong("id"), row.getObject("fund_id", UUID.class), EntryKind.valueOf(row.getString("kind")),
                row.getLong("amount_pence"), row.getObject("request_id", UUID.class), row.getObject("payment_run_id", UUID.class),
                row.getObject("allocation_id", UUID.class), row.getObject("reverses", Long.class), row.getBoolean("reversed"), row.getString("reason"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(), row.getString("entered_by"));
    }

    /** What a request has in one fund, in pence. */
    record Share(UUID fundId, long committed, long paid, long refunded) {
    }

    /** An entry to add; what does not apply to its kind is null. */
    record NewEntry(UUID fundId, EntryKind kind, long pence, UUID requestId, UUID paymentRunId, UUID allocationId, String reason,
                    String actor) {
    }
}
