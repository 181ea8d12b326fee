package org.virtualschool.funding.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.FinancialYear;

/** What was reckoned or decided when money was put into funds. */
@Repository
class AllocationRows {

    /** How an allocation came about, as stored. */
    enum Kind { PROVISIONAL, FINAL, BY_HAND, POOLED }

    private final JdbcClient jdbc;
    private final Clock clock;

    AllocationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a reckoned allocation on record. @return its id */
    UUID addReckoned(AllocationPreview reckoned, AllocationStage stage, String actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into casework.allocation
                            (id, grant_code, financial_year, stage, children, rate_pence, central_percent, booked_at, booked_by)
                        values (:id, :grant, :year, :stage, :children, :rate, :percent, :at, :by)""")
                .param("id", id).param("grant", reckoned.grant().code()).param("year", reckoned.year().code()).param("stage", stage.name())
                .param("children", reckoned.children().within()).param("rate", reckoned.rate().pence())
                .param("percent", reckoned.centralPercent()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", actor).update();
        return id;
    }

    /** Puts a decision on record. */
    void addDecided(UUID id, Grant grant, FinancialYear year, Kind kind, String actor) {
        jdbc.sql("insert into casework.allocation (id, grant_code, financial_year, stage, booked_at, booked_by)"
                        + " values (:id, :grant, :year, :kind, :at, :by)")
                .param("id", id).param("grant", grant.code()).param("year", year.code()).param("kind", kind.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", actor).update();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select 1 from casework.allocation where id = :id)").param("id", id).query(Boolean.class).single();
    }

    boolean isFinal(Grant grant, FinancialYear year) {
        return jdbc.sql("select exists (select 1 from casework.allocation where grant_code = :grant and financial_year = :year"
                        + " and stage = 'FINAL')")
                .param("grant", grant.code()).param("year", year.code()).query(Boolean.class).single();
    }

    /** What the fund of this kind was given by reckoning so far, less what was taken back; 0 if there is none. */
    long reckonedSoFar(Grant grant, FinancialYear year, FundKind kind) {
        return jdbc.sql("""
                        select coalesce(sum(e.amount_pence), 0) from casework.ledger_entry e
                        join casework.fund f on f.id = e.fund_id join casework.allocation a on a.id = e.allocation_id
                        where f.grant_code = :grant and f.financial_year = :year and f.kind = :kind and a.stage in ('PROVISIONAL', 'FINAL')""")
                .param("grant", grant.code()).param("year", year.code()).param("kind", kind.name()).query(Long.class).single();
    }
}
