package org.virtualschool.funding.yearend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.RunRefusal;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.security.KeptApart;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.YearEndJourney;
import org.virtualschool.workflow.BackgroundWork;

/** One year end a year, and every request of it dealt with once, whatever dies or happens meanwhile. */
@CaseworkTest
class YearEndsTest {

    private static final String REQUESTS = "funding.yearEnd.request";

    private static final KeptApart PROTECTED = new KeptApart(true, Set.of());

    @Autowired
    private YearEndJourney journey;
    @Autowired
    private YearEnds yearEnds;
    @Autowired
    private YearEndPolicies policies;
    @Autowired
    private YearEndClosing closing;
    @Autowired
    private YearEndWarnings warnings;
    @Autowired
    private Ledger ledger;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private PaymentRuns runs;
    @Autowired
    private BareRequests bare;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private BackgroundWork background;
    @Autowired
    private MutableClock clock;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private School school;
    private Child child;
    private String teacher;
    private FinancialYear year;
    private Fund fund;

    @BeforeEach
    void aYearWithMoney() {
        school = register.school("Oakfield School");
        child = register.child(school, null, null);
        teacher = logins.atSchool(Role.DESIGNATED_TEACHER, school);
        year = journey.begin();
        fund = journey.fund(year, FundKind.CHILDREN, "Children", 10_000_00);
    }

    @Test
    void fourWhoBeginAtOnceBeginOneAndTheDatabaseTakesNoSecond() {
        List<Optional<YearEndRefusal>> answers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> yearEnds.begin(year, "finance-" + n))).toList().stream()
                .map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(answers).filteredOn(Optional::isPresent).hasSize(3).allMatch(answer -> answer.get() == YearEndRefusal.BEGUN_BEFORE);
        assertThat(instances()).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("insert into casework.funding_year_end (id, financial_year, begun_by, begun_at) values (?, ?, 'x', now())")
                .params(UUID.randomUUID(), year.code()).update()).hasMessageContaining("funding_year_end_financial_year_key");
        assertThatThrownBy(() -> jdbc.sql("delete from casework.funding_year_end where financial_year = ?").param(year.code()).update())
                .isNotNull();
    }

    @Test
    void aBeginningThatDiesLeavesNothingAndCanBeDoneAgain() {
        transactions.executeWithoutResult(status -> {
            assertThat(yearEnds.begin(year, "finance")).isEmpty();
            status.setRollbackOnly();
        });
        assertThat(yearEnds.find(year)).isEmpty();

        assertThat(yearEnds.begin(year, "finance")).isEmpty();
        assertThat(instances()).isEqualTo(1);
    }

    @Test
    void aYearThatHasNoMoneyOrHasNotBegunIsNotEnded() {
        assertThat(yearEnds.begin(year.next(), "finance")).contains(YearEndRefusal.NOT_YET);
        clock.setTo(year.next().firstDay());
        assertThat(yearEnds.begin(year.next(), "finance")).contains(YearEndRefusal.NO_FUNDS);
    }

    @Test
    void theFirstWarningIsOnTheFirstWorkingDayOfJanuaryAtSix() {
        assertThat(policies.firstWarning(new FinancialYear(2026))).isEqualTo(
                LocalDateTime.of(2027, 1, 4, 6, 0).atZone(CivilTime.LONDON).toInstant());
        assertThat(policies.closesAt(new FinancialYear(2026))).isEqualTo("2027-03-31T23:00:00Z");
    }

    @Test
    void aWarningThatComesTwiceOnADayIsGivenOnceAndSaysEveryFundWithMoney() {
        String head = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        journey.fund(year, FundKind.POOLED, "A pool with a very long name that nobody would ever want to read to its end in an inbox", 5_00);
        yearEnds.begin(year, "finance");
        UUID id = yearEnds.find(year).orElseThrow().id();

        warnings.warn(id);
        warnings.warn(id);

        assertThat(warnings.of(id)).extracting(Warning::held).containsExactlyInAnyOrder(10_000_00L, 5_00L);
        assertThat(Inbox.of(port, head)).filteredOn(text -> text.contains(year.code())).hasSize(2)
                .anyMatch(text -> text.contains("that nobody would ever want to…: £0.00 passed to schools"));
    }

    @Test
    void whatARunReleasedBeforeIsWaitedForAndPaid() {
        UUID request = journey.approved(child, school.key(), teacher, fund, 500_00, null, 0);
        UUID run = prepare();
        assertThat(runs.release(run, logins.of(Role.FINANCE_OFFICER))).isEmpty();
        UUID yearEnd = journey.closeYear(year);

        jobs.runBackground(REQUESTS);
        assertThat(closing.open(yearEnd)).isEqualTo(1);
        assertThat(closing.unpaid(year, 0, 10, PROTECTED)).extracting(UnpaidRequest::released).containsExactly(true);
        jobs.runBackground("funding.pay");
        clock.advance(Duration.ofHours(1));
        jobs.runBackground(REQUESTS);

        assertThat(closing.outcomes(yearEnd)).isEqualTo(Map.of(ItemOutcome.PAID, 1L));
        assertThat(ledger.of(request)).isEqualTo(new Position(0, 500_00, 0));
        assertThat(yearEnds.get(yearEnd).releasedAt()).isNotNull();
    }

    @Test
    void aRunThatIsNotReleasedGoesOnWithoutThem() {
        Fund next = journey.fund(year.next(), FundKind.CHILDREN, "Children", 5_000_00);
        UUID old = journey.approved(child, school.key(), teacher, fund, 500_00, null, 0);
        UUID across = journey.approved(child, school.key(), teacher, fund, 60_00, next, 40_00);
        UUID run = prepare();
        UUID yearEnd = journey.closeYear(year);

        jobs.runBackground(REQUESTS);

        assertThat(closing.outcomes(yearEnd)).isEqualTo(Map.of(ItemOutcome.CLOSED, 1L, ItemOutcome.NEW_YEAR, 1L));
        assertThat(runs.payments(run, 0, 10, false)).extracting("leftOut").containsOnly(true);
        assertThat(runs.release(run, logins.of(Role.FINANCE_OFFICER))).contains(RunRefusal.NOTHING_LEFT);
        assertThat(requests.find(old).status()).isEqualTo(FundingStatus.CLOSED);
        assertThat(runs.preview(school.key()).schools()).as("waits for another run, with the share of the new year")
                .extracting("requests", "pence").containsExactly(tuple(1L, 40_00L));
        assertThat(ledger.of(across)).isEqualTo(new Position(40_00, 0, 0));
    }

    @Test
    void whatComesTwiceOrDiesBeforeItsEndIsDoneOnce() {
        UUID request = journey.approved(child, school.key(), teacher, fund, 500_00, null, 0);
        UUID yearEnd = journey.closeYear(year);
        jdbc.sql("create or replace function casework.refuse_item() returns trigger language plpgsql as 'begin raise exception ''died''; end'").update();
        jdbc.sql("create trigger died before update on casework.funding_year_item for each row execute function casework.refuse_item()").update();
        try {
            assertThatThrownBy(() -> jobs.runBackground(REQUESTS)).isNotNull();
        } finally {
            jdbc.sql("drop trigger died on casework.funding_year_item").update();
        }
        assertThat(ledger.of(request)).as("the node has died at the last step").isEqualTo(new Position(500_00, 0, 0));
        assertThat(requests.find(request).status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(closing.failed(yearEnd)).isEqualTo(1);
        assertThat(closing.tryAgain(yearEnd)).isEqualTo(1);

        background.submit(REQUESTS, yearEnd + "/" + request);
        jobs.runBackground(REQUESTS);

        assertThat(ledger.of(request)).isEqualTo(new Position(0, 0, 0));
        assertThat(ledger.countEntries(fund.id())).as("allocated, committed, released").isEqualTo(3);
        assertThat(closing.failed(yearEnd)).isZero();
        assertThat(Inbox.of(port, teacher)).filteredOn(text -> text.contains("the financial year has ended")).hasSize(1);
    }

    @Test
    void theDatabaseTakesNothingForAYearThatIsClosed() {
        journey.closeYear(year);
        clock.setTo(LocalDate.of(year.startsIn(), 12, 1));

        for (String entry : List.of("'ALLOCATE', 1, null", "'COMMIT', 1, '%s'".formatted(bare.id()))) {
            assertThatThrownBy(() -> jdbc.sql("insert into casework.ledger_entry (fund_id, kind, amount_pence, request_id, reason, entered_at,"
                    + " entered_by) values (?, " + entry + ", 'x', ?, 'x')").params(fund.id(), clock.instant().atOffset(ZoneOffset.UTC)).update())
                    .as(entry).hasMessageContaining("is closed");
        }
    }

    @Test
    void financeSeesProtectedChildrenAsOneSumWithoutSchool() {
        register.protectAddress(child.id());
        journey.approved(child, school.key(), teacher, fund, 500_00, null, 0);

        assertThat(closing.unpaid(year, 0, 10, PROTECTED)).isEmpty();
        assertThat(closing.countUnpaid(year, PROTECTED)).isZero();
        assertThat(closing.unpaidOf(PROTECTED, year)).isEqualTo(500_00);
        assertThat(closing.countUnpaid(year, KeptApart.NOBODY)).isEqualTo(1);
        assertThat(closing.unpaid(year, 0, 10, KeptApart.NOBODY)).extracting(UnpaidRequest::reference).containsExactly(child.reference());
    }

    private UUID prepare() {
        PaymentRuns.Prepared prepared = runs.prepare(school.key(), runs.preview(school.key()).shown(), logins.of(Role.FINANCE_OFFICER));
        assertThat(prepared.refusal()).isNull();
        return prepared.runId();
    }

    private long instances() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(yearEnds.find(year).orElseThrow().id().toString()).count();
    }
}
