package org.virtualschool.funding.yearend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Balance;

/** Year ends and the warnings they gave. */
@Repository
class YearEndRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    YearEndRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts it on record unless the year has one; of two who do so at once the second waits for the first. @return whether it is new */
    boolean add(UUID id, FinancialYear year, String actor) {
        return jdbc.sql("insert into casework.funding_year_end (id, financial_year, begun_by, begun_at) values (:id, :year, :by, :at)"
                        + " on conflict (financial_year) do nothing")
                .param("id", id).param("year", year.code()).param("by", actor).param("at", now()).update() > 0;
    }

    Optional<YearEnd> find(FinancialYear year) {
        return jdbc.sql("select * from casework.funding_year_end where financial_year = :year").param("year", year.code())
                .query(YearEndRows::read).optional();
    }

    Optional<YearEnd> find(UUID id) {
        return jdbc.sql("select * from casework.funding_year_end where id = :id").param("id", id).query(YearEndRows::read).optional();
    }

    /** Held until the transaction ends. */
    YearEnd held(UUID id) {
        return jdbc.sql("select * from casework.funding_year_end where id = :id for update").param("id", id).query(YearEndRows::read).single();
    }

    void closed(UUID id) {
        jdbc.sql("update casework.funding_year_end set closed_at = :at where id = :id").param("at", now()).param("id", id).update();
    }

    void released(UUID id) {
        jdbc.sql("update casework.funding_year_end set released_at = :at where id = :id").param("at", now()).param("id", id).update();
    }

    void running(UUID id, boolean running) {
        jdbc.sql("update casework.funding_year_end set running = :running where id = :id").param("running", running).param("id", id).update();
    }

    /** @return whether nobody was warned of the fund on that day before */
    boolean addWarning(UUID id, UUID fundId, LocalDate on, Balance balance) {
        return jdbc.sql("""
                        insert into casework.funding_year_warning (year_end_id, fund_id, warned_on, paid_pence, committed_pence, held_pence)
                        values (:id, :fund, :on, :paid, :committed, :held) on conflict do nothing""")
                .param("id", id).param("fund", fundId).param("on", on).param("paid", balance.paid())
                .param("committed", balance.committed()).param("held", balance.available()).update() > 0;
    }

    /** The latest first, then by grant, kind and name of the fund. */
    List<Warning> warnings(UUID id) {
        return jdbc.sql("""
                        select w.* from casework.funding_year_warning w join casework.fund f on f.id = w.fund_id
                        where w.year_end_id = :id order by w.warned_on desc, f.grant_code desc, f.kind, f.name""").param("id", id)
                .query((row, number) -> new Warning(row.getObject("warned_on", LocalDate.class), row.getObject("fund_id", UUID.class),
                        row.getLong("paid_pence"), row.getLong("committed_pence"), row.getLong("held_pence"))).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static YearEnd read(ResultSet row, int number) throws SQLException {
        return new YearEnd(row.getObject("id", UUID.class), FinancialYear.ofCode(row.getString("financial_year")), row.getString("begun_by"),
                moment(row, "begun_at"), moment(row, "closed_at"), moment(row, "released_at"), row.getBoolean("running"));
    }
}
