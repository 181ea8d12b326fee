package org.virtualschool.funding.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;

/** What the grants pay, year by year. Read each time, so that a change holds on every node at once. */
@Service
@Transactional(readOnly = true)
public class GrantRates {

    private final JdbcClient jdbc;

    GrantRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rate of the grant in the year; empty if it is not known, or the grant has none. */
    public Optional<GrantRate> rate(Grant grant, FinancialYear year) {
        return rates(year).stream().filter(rate -> rate.grant() == grant).findFirst();
    }

    /** The rates known for the year, by grant. */
    public List<GrantRate> rates(FinancialYear year) {
        return jdbc.sql("select * from casework.grant_rate where financial_year = :year").param("year", year.code())
                .query(GrantRates::read).list().stream().sorted((one, other) -> one.grant().compareTo(other.grant())).toList();
    }

    private static GrantRate read(ResultSet row, int number) throws SQLException {
        return new GrantRate(Grant.ofCode(row.getString("grant_code")), FinancialYear.ofCode(row.getString("financial_year")),
                row.getLong("amount_pence"), row.getString("unit"), row.getString("source"), row.getBoolean("verified"));
    }
}
