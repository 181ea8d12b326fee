package org.virtualschool.funding.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.YearShares;
import org.virtualschool.funding.ledger.Grant;

/** What is asked for and not decided yet. */
@Component
class WaitingMoney {

    private final JdbcClient jdbc;

    WaitingMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What would be charged to the year if all that waits were approved in full. */
    List<Waiting> of(FinancialYear year) {
        return jdbc.sql("""
                        select r.school_key, r.grant_code, r.pooled, r.amount_pence, r.starts_on, r.ends_on, c.id as child_id, c.address_protected
                        from casework.funding_request r join casework.child c on c.id = r.child_id
                        where r.status in ('REQUESTED', 'WITH_APPROVER', 'WITH_PANEL', 'QUESTION') and r.starts_on <= :last and r.ends_on >= :first""")
                .param("first", year.firstDay()).param("last", year.lastDay())
                .query((row, number) -> new Waiting(row.getObject("child_id", UUID.class), row.getBoolean("address_protected"),
                        row.getObject("school_key", Long.class), Grant.ofCode(row.getString("grant_code")), row.getBoolean("pooled"),
                        YearShares.of(row.getLong("amount_pence"), row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class))
                                .getOrDefault(year, 0L))).list();
    }

    /**
     * A request's share of the year, in pence.
     *
     * @param isProtected whether the child's address is protected
     * @param schoolKey   null for a child on no roll
     */
    record Waiting(UUID childId, boolean isProtected, Long schoolKey, Grant grant, boolean pooled, long pence) {
    }
}
