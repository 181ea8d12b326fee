package org.virtualschool.funding.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.FinancialYear;

/** What the grants pay, year by year; of several entered for a year the latest counts. Read each time, so that a change holds on every node at once. */
@Service
@Transactional(readOnly = true)
public class GrantRates {

    /** The grants that pay by a rate: the other one is what the authority is given. */
    public static final List<Grant> RATED = List.of(Grant.PUPIL_PREMIUM_PLUS, Grant.EARLY_YEARS_PUPIL_PREMIUM);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    GrantRates(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rate of the grant in the year; empty if it is not known, or the grant has none. */
    public Optional<GrantRate> rate(Grant grant, FinancialYear year) {
        return rates(year).stream().filter(rate -> rate.grant() == grant).findFirst();
    }

    /** The rates that count in the year, by grant. */
    public List<GrantRate> rates(FinancialYear year) {
        return jdbc.sql("select distinct on (grant_code) * from casework.grant_rate where financial_year = :year order by grant_code, entered_at desc")
                .param("year", year.code()).query(GrantRates::read).list().stream().sorted(Comparator.comparing(GrantRate::grant)).toList();
    }

    /** Everything that was ever entered, the latest year first and in it the latest entry of each grant. */
    public List<GrantRate> all() {
        return jdbc.sql("select * from casework.grant_rate order by financial_year desc, grant_code desc, entered_at desc")
                .query(GrantRates::read).list();
    }

    /**
     * Enters what a grant pays in a year, from now on. What was booked or claimed before stays as it was.
     *
     * @param pence    for a child, or for an hour of early years
     * @param source   where it was read, in words
     * @param verified whether whoever enters it has read it there
     * @throws IllegalArgumentException if the grant has no rate
     */
    @Transactional
    public void enter(Grant grant, FinancialYear year, long pence, String source, boolean verified, String actor) {
        if (!RATED.contains(grant)) {
            throw new IllegalArgumentException("No rate is paid of " + grant);
        }
        jdbc.sql("""
                        insert into casework.grant_rate (grant_code, financial_year, amount_pence, unit, source, verified, entered_at, entered_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(grant.code(), year.code(), pence, grant == Grant.EARLY_YEARS_PUPIL_PREMIUM ? "hour" : "child", source, verified,
                        Timestamp.from(clock.instant()), actor).update();
        audit.done("funding.rate", null, grant.code() + " " + year.code());
    }

    private static GrantRate read(ResultSet row, int number) throws SQLException {
        return new GrantRate(Grant.ofCode(row.getString("grant_code")), FinancialYear.ofCode(row.getString("financial_year")),
                row.getLong("amount_pence"), row.getString("unit"), row.getString("source"), row.getBoolean("verified"), row.getString("entered_by"));
    }
}
