package org.virtualschool.funding.yearend;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.security.KeptApart;

/** Requests that are open at the end of a year. */
@Repository
class ItemRows {

    private static final String PROMISED = "select b.request_id, sum(b.committed) as pence from casework.request_balance b"
            + " join casework.fund f on f.id = b.fund_id where f.financial_year = :year and b.committed > 0 group by b.request_id";
    private static final String UNDECIDED = " from casework.funding_request r where r.status in ('REQUESTED', 'WITH_APPROVER', 'WITH_PANEL', 'QUESTION')"
            + " and r.starts_on between :firstDay and :lastDay ";

    private static final String CHILD_OF = " join casework.funding_request r on r.id = p.request_id join casework.child c on c.id = r.child_id";

    private final JdbcClient jdbc;
    private final Clock clock;

    ItemRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes every request that has money of the year promised, or is not decided and begins in the year. @return their ids */
    List<UUID> addAll(UUID yearEndId, FinancialYear year) {
        jdbc.sql("insert into casework.funding_year_item (year_end_id, request_id, committed_pence) select :id, p.request_id, p.pence from ("
                + PROMISED + ") p").param("id", yearEndId).param("year", year.code()).update();
        jdbc.sql("insert into casework.funding_year_item (year_end_id, request_id, committed_pence) select :id, r.id, 0" + UNDECIDED)
                .param("id", yearEndId).param("firstDay", year.firstDay()).param("lastDay", year.lastDay()).update();
        return jdbc.sql("select request_id from casework.funding_year_item where year_end_id = :id order by request_id").param("id", yearEndId)
                .query(UUID.class).list();
    }

    /** What was promised to the request when the year was closed, held until the transaction ends; empty if it is dealt with. */
    Optional<Long> heldOpen(UUID yearEndId, UUID requestId) {
        return jdbc.sql("select committed_pence from casework.funding_year_item where year_end_id = :id and request_id = :request"
                + " and done_at is null for update").param("id", yearEndId).param("request", requestId).query(Long.class).optional();
    }

    void done(UUID yearEndId, UUID requestId, ItemOutcome outcome) {
        jdbc.sql("update casework.funding_year_item set outcome = :outcome, done_at = :at where year_end_id = :id and request_id = :request")
                .param("outcome", outcome.name()).param("at", now()).param("id", yearEndId).param("request", requestId).update();
    }

    /** How many are not dealt with. */
    long countOpen(UUID yearEndId) {
        return jdbc.sql("select count(*) from casework.funding_year_item where year_end_id = :id and done_at is null").param("id", yearEndId)
                .query(Long.class).single();
    }

    /** How many came to what. */
    Map<ItemOutcome, Long> outcomes(UUID yearEndId) {
        Map<ItemOutcome, Long> outcomes = new EnumMap<>(ItemOutcome.class);
        jdbc.sql("select outcome, count(*) as requests from casework.funding_year_item where year_end_id = :id and outcome is not null group by outcome")
                .param("id", yearEndId)
                .query((row, number) -> outcomes.put(ItemOutcome.valueOf(row.getString("outcome")), row.getLong("requests"))).list();
        return outcomes;
    }

    /** Whether the request is in a run that is released and not paid yet. */
    boolean isAboutToBePaid(UUID requestId) {
        return jdbc.sql("select exists (select 1 from casework.payment p join casework.payment_run u on u.id = p.run_id"
                        + " where p.request_id = :request and p.paid_at is null and not p.discarded and u.status = 'RELEASED')")
                .param("request", requestId).query(Boolean.class).single();
    }

    /** Gives an approved request another amount, held until the transaction ends. @return whose it is; empty unless it waits to be paid */
    Optional<UUID> cutTo(UUID requestId, long pence) {
        return jdbc.sql("update casework.funding_request set approved_pence = :pence, version = version + 1 where id = :id and status = 'COMMITTED'"
                        + " returning child_id").param("pence", pence).param("id", requestId).query(UUID.class).optional();
    }

    /** Whether nobody has decided on the request. */
    boolean isUndecided(UUID requestId, FinancialYear year) {
        return jdbc.sql("select exists (select 1" + UNDECIDED + "and r.id = :id)").param("firstDay", year.firstDay())
                .param("lastDay", year.lastDay()).param("id", requestId).query(Boolean.class).single();
    }

    long countUndecided(FinancialYear year) {
        return jdbc.sql("select count(*)" + UNDECIDED).param("firstDay", year.firstDay()).param("lastDay", year.lastDay()).query(Long.class).single();
    }

    /** Without those of the children who are kept apart. */
    long countUnpaid(FinancialYear year, KeptApart kept) {
        return jdbc.sql("select count(*) from (" + PROMISED + ") p" + CHILD_OF + " where not " + kept.sql()).param("year", year.code())
                .params(kept.parameters()).query(Long.class).single();
    }

    /** What the children who are kept apart have promised in the year, in pence. */
    long unpaidOf(KeptApart kept, FinancialYear year) {
        return jdbc.sql("select coalesce(sum(p.pence), 0) from (" + PROMISED + ") p" + CHILD_OF + " where " + kept.sql())
                .param("year", year.code()).params(kept.parameters()).query(Long.class).single();
    }

    /** By school, then by chance; without those of the children who are kept apart. */
    List<UnpaidRequest> unpaid(FinancialYear year, int from, int most, KeptApart kept) {
        return jdbc.sql("select p.pence, c.reference, s.name, u.number, u.status, (select coalesce(sum(b.committed), 0)"
                        + " from casework.request_balance b join casework.fund f on f.id = b.fund_id where b.request_id = p.request_id"
                        + " and f.financial_year > :year) as next_pence from (" + PROMISED + ") p"
                        + CHILD_OF + " left join casework.school s on s.school_key = r.school_key"
                        + " left join casework.payment y on y.request_id = p.request_id and not y.discarded"
                        + " left join casework.payment_run u on u.id = y.run_id where not " + kept.sql()
                        + " order by s.name nulls last, p.request_id limit :most offset :from")
                .param("year", year.code()).param("most", most).param("from", from).params(kept.parameters())
                .query((row, number) -> new UnpaidRequest(row.getString("reference"), row.getString("name"), row.getLong("pence"),
                        row.getLong("next_pence"), row.getObject("number", Long.class), "RELEASED".equals(row.getString("status")))).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
