package org.virtualschool.funding.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.HoursClaim;
import org.virtualschool.funding.HoursClaims;
import org.virtualschool.funding.Wish;

/** Claims by the hour in the database, which itself keeps them within their hours and days. */
@Component
class ClaimRows implements HoursClaims {

    /** The same as the triggers of the table say. */
    private static final String STANDING = " from casework.early_years_claim c join casework.funding_request r on r.id = c.request_id"
            + " where c.child_id = :child and r.status not in ('NOT_ELIGIBLE', 'DECLINED', 'CLOSED')";

    private final JdbcClient jdbc;

    ClaimRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<HoursClaim> of(UUID requestId) {
        return jdbc.sql("select hours, rate_pence, rate_verified, rate_entered_by from casework.early_years_claim where request_id = ?").param(requestId)
                .query((row, number) -> new HoursClaim(row.getBigDecimal("hours"), row.getLong("rate_pence"), row.getBoolean("rate_verified"),
                        row.getString("rate_entered_by"))).optional();
    }

    /** Lets nobody else claim for the child until the transaction ends. */
    void hold(UUID childId) {
        jdbc.sql("select 1 from casework.child where id = ? for no key update").param(childId).query(Integer.class).single();
    }

    /** The hours that have been claimed for the child in the year, by anyone. */
    BigDecimal claimed(UUID childId, FinancialYear year) {
        return jdbc.sql("select coalesce(sum(c.hours), 0)" + STANDING + " and c.starts_on between :first and :last").param("child", childId)
                .param("first", year.firstDay()).param("last", year.lastDay()).query(BigDecimal.class).single();
    }

    /** The days of another claim for the child that overlap these; empty if there are none. */
    Optional<Days> overlapping(UUID childId, LocalDate from, LocalDate to) {
        return jdbc.sql("select c.starts_on, c.ends_on" + STANDING + " and c.starts_on <= :to and c.ends_on >= :from order by c.starts_on limit 1")
                .param("child", childId).param("from", from).param("to", to)
                .query((row, number) -> new Days(row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class))).optional();
    }

    void add(UUID requestId, UUID childId, Wish wish, HoursClaim claim) {
        jdbc.sql("insert into casework.early_years_claim (request_id, child_id, starts_on, ends_on, hours, rate_pence, rate_verified,"
                        + " rate_entered_by) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(requestId, childId, wish.startsOn(), wish.endsOn(), claim.hours(), claim.ratePence(), claim.rateVerified(),
                        claim.rateEnteredBy()).update();
    }

    /** From a day to another, both included. */
    record Days(LocalDate from, LocalDate to) {
    }
}
