package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Charge;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.yearend.YearEnds;
import org.virtualschool.register.Child;

/** Financial years that tests may end: all tests share one database, so each gets one in which no other has money. */
@TestComponent
public class YearEndJourney {

    private static final AtomicInteger NEXT = new AtomicInteger(2051);
    private static final AtomicInteger LONG_AGO = new AtomicInteger(2001);
    private static final String ACTOR = "test";
    private static final String PREPARE = "userTask_prepareStatement";
    private static final String CONFIRM = "userTask_confirmStatement";

    private final Ledger ledger;
    private final MutableClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final YearEnds yearEnds;
    private final EngineJobs jobs;
    private final PepJourney people;

    YearEndJourney(Ledger ledger, MutableClock clock, JdbcClient jdbc, TransactionTemplate transactions, YearEnds yearEnds, EngineJobs jobs,
            PepJourney people) {
        this.yearEnds = yearEnds;
        this.jobs = jobs;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A year of its own; the clock stands in its November. The year after it is nobody's, either. */
    public FinancialYear begin() {
        return begin(NEXT);
    }

    /** The same, before every year in which other tests have money: what begins by itself begins for years that are over, too. */
    public FinancialYear beginLongAgo() {
        return begin(LONG_AGO);
    }

    private FinancialYear begin(AtomicInteger next) {
        FinancialYear year = new FinancialYear(next.getAndAdd(2));
        clock.setTo(LocalDate.of(year.startsIn(), 11, 3));
        return year;
    }

    /** A fund of pupil premium plus with so much in it, in pence. */
    public Fund fund(FinancialYear year, FundKind kind, String name, long pence) {
        return fund(Grant.PUPIL_PREMIUM_PLUS, year, kind, name, pence);
    }

    /** A fund with so much in it, in pence. */
    public Fund fund(Grant grant, FinancialYear year, FundKind kind, String name, long pence) {
        Fund fund = ledger.open(grant, year, kind, name, ACTOR);
        ledger.allocate(fund.id(), pence, "For a test", ACTOR);
        return ledger.find(fund.id()).orElseThrow();
    }

    /** A request that is approved and waits to be paid, with what it costs the fund and, unless that is null, the next year's fund. */
    public UUID approved(Child child, Long school, String requester, Fund fund, long pence, Fund next, long nextPence) {
        UUID id = request(child, school, requester, "COMMITTED", fund.year(), next, pence + nextPence, pence + nextPence);
        List<Charge> charges = new ArrayList<>(List.of(new Charge(fund.id(), pence)));
        if (next != null) {
            charges.add(new Charge(next.id(), nextPence));
        }
        transactions.executeWithoutResult(status -> ledger.commit(id, charges, ACTOR));
        return id;
    }

    /** A request in the year that waits for a decision. */
    public UUID undecided(Child child, String requester, FinancialYear year) {
        return request(child, null, requester, "WITH_APPROVER", year, null, 50_00, null);
    }

    private UUID request(Child child, Long school, String requester, String status, FinancialYear year, Fund next, long pence, Long approved) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into casework.funding_request (id, child_id, school_key, grant_code, need, provision, outcome, starts_on, ends_on,
                            amount_pence, approved_pence, status, requested_by, requested_at)
                        values (:id, :child, :school, 'pp-plus', 'Frightened of dogs', 'x', 'x', :from, :to, :pence, :approved, :status, :by, :at)""")
                .param("id", id).param("child", child.id()).param("school", school).param("from", year.lastDay().minusDays(30))
                .param("to", year.lastDay().plusDays(next == null ? 0 : 30)).param("pence", pence).param("approved", approved)
                .param("status", status).param("by", requester).param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
        return id;
    }

    /** Pays what is promised to the request, by a run that nobody prepared. */
    public void pay(UUID request, UUID run) {
        ledger.pay(request, run, ACTOR);
        jdbc.sql("update casework.funding_request set status = 'PAID' where id = ?").param(request).update();
    }

    /** Lets the year end begin, and the year be over. @return its id; every request of it waits to be dealt with */
    public UUID closeYear(FinancialYear year) {
        assertThat(yearEnds.begin(year, ACTOR)).isEmpty();
        UUID id = yearEnds.find(year).orElseThrow().id();
        clock.setTo(LocalDate.of(year.startsIn() + 1, 4, 1));
        jobs.fireDueTimers(id);
        return id;
    }

    /** Deals with every request and draws up the statement. */
    public void drawUp(UUID yearEndId) {
        jobs.runBackground("funding.yearEnd.request");
        jobs.runContinuations(yearEndId);
    }

    /** Finance passes the statement on. */
    public void prepare(UUID yearEndId, String finance) {
        people.complete(yearEndId, PREPARE, finance, Map.of("statementOutcome", "right"));
    }

    /** The head confirms it. */
    public void confirm(UUID yearEndId, String head) {
        people.complete(yearEndId, CONFIRM, head, Map.of("statementOutcome", "right"));
    }

    /** Something of it comes back. */
    public void refund(UUID request, long pence) {
        ledger.refund(request, pence, "Not spent", ACTOR);
    }
}
