package org.virtualschool.funding.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;

/** Adds up entries from the first to the last, another way than the balances are kept, and compares the two. */
@Service
@Transactional(readOnly = true)
public class Reconciliation {

    private static final String TOTALS = """
            select f.id, e.*, b.allocated as b_allocated, b.available as b_available, b.committed as b_committed, b.paid as b_paid,
                   b.returned as b_returned, r.committed as r_committed, r.paid as r_paid, r.refunded as r_refunded
            from casework.fund f join casework.fund_balance b on b.fund_id = f.id
            cross join lateral (select
                coalesce(sum(amount_pence) filter (where kind = 'ALLOCATE'), 0) as allocated,
                coalesce(sum(amount_pence) filter (where kind = 'COMMIT'), 0) as committed,
                coalesce(sum(amount_pence) filter (where kind = 'RELEASE'), 0) as released,
                coalesce(sum(amount_pence) filter (where kind = 'PAY'), 0) as paid,
                coalesce(sum(amount_pence) filter (where kind = 'REFUND'), 0) as refunded,
                coalesce(sum(amount_pence) filter (where kind = 'RETURN'), 0) as returned
                from casework.ledger_entry where fund_id = f.id) e
            cross join lateral (select coalesce(sum(committed), 0) as committed, coalesce(sum(paid), 0) as paid,
                coalesce(sum(refunded), 0) as refunded from casework.request_balance where fund_id = f.id) r
            where f.financial_year = :year order by f.grant_code, f.kind, f.name""";

    private final JdbcClient jdbc;

    Reconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The totals of every fund of the year, in no order that means anything. */
    public List<FundTotals> totals(FinancialYear year) {
        return jdbc.sql(TOTALS).param("year", year.code()).query((row, number) -> totals(row)).list();
    }

    private static FundTotals totals(ResultSet row) throws SQLException {
        FundTotals totals = new FundTotals(row.getObject("id", UUID.class), row.getLong("allocated"), row.getLong("committed"),
                row.getLong("released"), row.getLong("paid"), row.getLong("refunded"), row.getLong("returned"), true);
        long paid = totals.paid() - totals.refunded();
        boolean agrees = row.getLong("b_allocated") == totals.allocated() && row.getLong("b_available") == totals.held()
                && row.getLong("b_committed") == totals.open() && row.getLong("b_paid") == paid
                && row.getLong("b_returned") == totals.returned() && row.getLong("r_committed") == totals.open()
                && row.getLong("r_paid") == paid && row.getLong("r_refunded") == totals.refunded();
        return new FundTotals(totals.fundId(), totals.allocated(), totals.committed(), totals.released(), totals.paid(), totals.refunded(),
                totals.returned(), agrees);
    }
}
