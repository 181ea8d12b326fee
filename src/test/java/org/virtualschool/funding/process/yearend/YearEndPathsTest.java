package org.virtualschool.funding.process.yearend;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.File;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingEnd;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Outcome;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.yearend.ItemOutcome;
import org.virtualschool.funding.yearend.Statement;
import org.virtualschool.funding.yearend.Statements;
import org.virtualschool.funding.yearend.YearEnd;
import org.virtualschool.funding.yearend.YearEndClosing;
import org.virtualschool.funding.yearend.YearEndRefusal;
import org.virtualschool.funding.yearend.YearEndStart;
import org.virtualschool.funding.yearend.YearEnds;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TakenFlows;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.YearEndJourney;

/** Every way through a year end, by the clock and by the people whose task it is. Together they pass every element and flow. */
@CaseworkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearEndPathsTest {

    private static final String REQUESTS = "funding.yearEnd.request";
    private static final Map<String, Object> RIGHT = Map.of("statementOutcome", "right");
    private static final Map<String, Object> AGAIN = Map.of("statementOutcome", "again", "statementReason", "Two invoices are missing.");

    @Autowired
    private YearEndJourney journey;
    @Autowired
    private YearEnds yearEnds;
    @Autowired
    private YearEndStart start;
    @Autowired
    private YearEndClosing closing;
    @Autowired
    private Statements statements;
    @Autowired
    private Ledger ledger;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private BareRequests bare;
    @Autowired
    private PepJourney people;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private TakenFlows flows;
    @LocalServerPort
    private int port;

    private final Set<String> started = new HashSet<>();
    private String finance;
    private String head;
    private String teacher;
    private Child child;
    private FinancialYear year;
    private Fund fund;

    @BeforeEach
    void aYearWithMoney() {
        ProcessEngineTests.init(engine);
        School school = register.school("Oakfield School");
        child = register.child(school, null, null);
        teacher = logins.atSchool(Role.DESIGNATED_TEACHER, school);
        finance = logins.of(Role.FINANCE_OFFICER);
        head = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        year = journey.beginLongAgo();
        fund = journey.fund(year, FundKind.CHILDREN, "Children", 10_000_00);
    }

    @AfterEach
    void end() {
        ProcessEngineTests.reset();
        yearEnds.find(year).ifPresent(yearEnd -> started.add(yearEnd.id().toString()));
    }

    @AfterAll
    void everyElementAndEveryFlowIsPassed() {
        Assertions.assertThat(started).isNotEmpty();
        Assertions.assertThat(flows.notPassed(new File("processes/funding/funding-year-end.bpmn"), engine, started)).isEmpty();
    }

    @Test
    void fromTheFirstWarningToTheReturn() {
        Fund next = journey.fund(year.next(), FundKind.CHILDREN, "Children", 5_000_00);
        Fund empty = journey.fund(year, FundKind.POOLED, "Spent to the last penny", 1_00);
        ledger.returnToDfe(empty.id(), 1_00, "For a test", "test");
        UUID paid = journey.approved(child, null, teacher, fund, 3_000_00, null, 0);
        journey.pay(paid, bare.run());
        UUID old = journey.approved(child, null, teacher, fund, 1_000_00, null, 0);
        UUID across = journey.approved(child, null, teacher, fund, 600_00, next, 400_00);
        UUID undecided = journey.undecided(child, teacher, year);

        clock.setTo(LocalDate.of(year.startsIn(), 12, 31));
        start.beginWhatIsDue();
        Assertions.assertThat(yearEnds.find(year)).as("before January").isEmpty();
        clock.setTo(LocalDateTime.of(year.startsIn() + 1, 1, 7, 6, 5));
        start.beginWhatIsDue();
        start.beginWhatIsDue();
        YearEnd yearEnd = yearEnds.find(year).orElseThrow();
        Assertions.assertThat(yearEnd.begunBy()).isEqualTo("system");
        ProcessInstance instance = instance(yearEnd);
        Assertions.assertThat(instance.getTenantId()).isEqualTo("authority");
        assertVariables(instance, "yearEndId", "caseLabel", "warnAt", "closesAt");

        Assertions.assertThat(jobs.fireDueTimers(yearEnd.id())).containsExactly("intermediateCatchEvent_warningDue");
        String warning = "Pupil premium plus %s, For requests: £3,000.00 passed to schools, £1,600.00 committed, £5,400.00 still held."
                .formatted(year.code()) + " The year ends on 31 March %d; what is left may have to go back.".formatted(year.startsIn() + 1);
        Assertions.assertThat(told(finance)).filteredOn(text -> text.contains(year.code())).singleElement().asString().endsWith(warning);
        Assertions.assertThat(told(head)).anyMatch(text -> text.endsWith(warning));
        clock.setTo(LocalDate.of(year.startsIn() + 1, 3, 29));
        Assertions.assertThat(jobs.fireDueTimers(yearEnd.id())).as("the next one, late").containsExactly("intermediateCatchEvent_warningDue");

        clock.setTo(LocalDateTime.of(year.startsIn() + 1, 3, 31, 23, 59));
        Assertions.assertThat(jobs.fireDueTimers(yearEnd.id())).as("still the old year, in summer time or not").isEmpty();
        Assertions.assertThat(ledger.allocate(fund.id(), 1, "At the last minute", "test")).isEqualTo(Outcome.BOOKED);
        clock.setTo(LocalDateTime.of(year.startsIn() + 1, 4, 1, 0, 0));
        Assertions.assertThat(jobs.fireDueTimers(yearEnd.id())).containsExactly("boundaryEvent_yearOver");
        assertThat(instance).isWaitingAtExactly("intermediateCatchEvent_released");
        assertVariables(instance, "yearEndId", "caseLabel", "anythingOpen");
        Assertions.assertThat(ledger.find(fund.id()).orElseThrow().closedOn()).isEqualTo(LocalDate.of(year.startsIn() + 1, 4, 1));
        Assertions.assertThat(ledger.allocate(fund.id(), 1, "Too late", "test")).isEqualTo(Outcome.CLOSED);

        jobs.runBackground(REQUESTS, 1);
        Assertions.assertThat(closing.open(yearEnd.id())).as("the node has died").isEqualTo(2);
        assertThat(instance).isWaitingAtExactly("intermediateCatchEvent_released");
        jobs.runBackground(REQUESTS);
        Assertions.assertThat(closing.outcomes(yearEnd.id()))
                .isEqualTo(Map.of(ItemOutcome.CLOSED, 1L, ItemOutcome.NEW_YEAR, 1L, ItemOutcome.TOLD, 1L));
        jobs.runContinuations(yearEnd.id());
        assertThat(instance).isWaitingAtExactly(YearEndCase.PREPARE);

        FundingRecord closed = requests.find(old);
        Assertions.assertThat(closed.status()).isEqualTo(FundingStatus.CLOSED);
        Assertions.assertThat(closed.ending().because()).isEqualTo(FundingEnd.YEAR_ENDED);
        Assertions.assertThat(ledger.of(old)).isEqualTo(new Position(0, 0, 0));
        Assertions.assertThat(requests.find(across)).satisfies(request -> {
            Assertions.assertThat(request.status()).isEqualTo(FundingStatus.COMMITTED);
            Assertions.assertThat(request.approvedPence()).isEqualTo(400_00);
        });
        Assertions.assertThat(ledger.of(across)).isEqualTo(new Position(400_00, 0, 0));
        Assertions.assertThat(ledger.find(next.id()).orElseThrow().balance().committed()).isEqualTo(400_00);
        Assertions.assertThat(requests.find(undecided).status()).isEqualTo(FundingStatus.WITH_APPROVER);
        Assertions.assertThat(told(teacher)).anyMatch(text -> text.endsWith("closed: the financial year has ended. It is not paid."))
                .anyMatch(text -> text.contains("£600.00 were not paid by then and are not paid any more; £400.00 of " + year.next().code()))
                .anyMatch(text -> text.contains("cannot be approved any more"));

        people.complete(yearEnd.id(), YearEndCase.PREPARE, finance, Map.of("statementOutcome", "right", "statementNote", "Agrees with journal 7."));
        assertThat(instance).isWaitingAtExactly(YearEndCase.CONFIRM);
        assertVariables(instance, "yearEndId", "caseLabel", "anythingOpen", "figuresRight");
        people.complete(yearEnd.id(), YearEndCase.CONFIRM, head, RIGHT);

        assertThat(instance).isEnded().hasPassed("serviceTask_bookReturn");
        Assertions.assertThat(balance()).isEqualTo(new Balance(10_000_01, 0, 0, 3_000_00, 7_000_01));
        Statement statement = statements.all(yearEnd.id()).get(0);
        Assertions.assertThat(statement.total(Statement.Line::toReturn)).isEqualTo(7_000_01);
        Assertions.assertThat(statement.total(Statement.Line::released)).isEqualTo(1_600_00);
        Assertions.assertThat(statement.note()).isEqualTo("Agrees with journal 7.");
        Assertions.assertThat(told(finance)).anyMatch(text -> text.endsWith("is confirmed: £7,000.01 are booked as returned."));
        Assertions.assertThat(yearEnds.begin(year, finance)).contains(YearEndRefusal.BEGUN_BEFORE);
    }

    @Test
    void nothingIsOpenTheFiguresAreLookedAtAgainAndMoneyComesBackLater() {
        UUID paid = journey.approved(child, null, teacher, fund, 3_000_00, null, 0);
        journey.pay(paid, bare.run());
        clock.setTo(LocalDate.of(year.startsIn() + 1, 4, 20));
        Assertions.assertThat(yearEnds.begin(year, finance)).isEmpty();
        YearEnd yearEnd = yearEnds.find(year).orElseThrow();
        ProcessInstance instance = instance(yearEnd);

        Assertions.assertThat(jobs.fireDueTimers(yearEnd.id())).as("after a standstill").contains("boundaryEvent_yearOver");
        Assertions.assertThat(told(finance)).as("nobody is warned of a year that is over").noneMatch(text -> text.contains("still held"));
        jobs.runContinuations(yearEnd.id());
        people.complete(yearEnd.id(), YearEndCase.PREPARE, finance, AGAIN);
        jobs.runContinuations(yearEnd.id());
        people.complete(yearEnd.id(), YearEndCase.PREPARE, finance, RIGHT);
        people.complete(yearEnd.id(), YearEndCase.CONFIRM, head, AGAIN);
        jobs.runContinuations(yearEnd.id());
        people.complete(yearEnd.id(), YearEndCase.PREPARE, finance, RIGHT);
        Assertions.assertThat(yearEnds.beginFurtherStatement(yearEnd.id(), finance)).contains(YearEndRefusal.NOT_DONE);
        people.complete(yearEnd.id(), YearEndCase.CONFIRM, head, RIGHT);
        assertThat(instance).isEnded();
        Assertions.assertThat(statements.all(yearEnd.id())).extracting(Statement::reason)
                .containsExactly(null, "Two invoices are missing.", "Two invoices are missing.");
        Assertions.assertThat(yearEnds.beginFurtherStatement(yearEnd.id(), finance)).contains(YearEndRefusal.NOTHING_CAME_BACK);

        journey.refund(paid, 250_50);
        Assertions.assertThat(yearEnds.cameBack(yearEnds.find(year).orElseThrow())).isEqualTo(250_50);
        Assertions.assertThat(yearEnds.beginFurtherStatement(yearEnd.id(), finance)).isEmpty();
        Assertions.assertThat(yearEnds.beginFurtherStatement(yearEnd.id(), finance)).contains(YearEndRefusal.NOT_DONE);
        ProcessInstance further = instance(yearEnd);
        assertVariables(further, "yearEndId", "caseLabel");
        jobs.runContinuations(yearEnd.id());
        people.complete(yearEnd.id(), YearEndCase.PREPARE, finance, RIGHT);
        people.complete(yearEnd.id(), YearEndCase.CONFIRM, head, RIGHT);
        assertThat(further).isEnded();
        Assertions.assertThat(balance()).isEqualTo(new Balance(10_000_00, 0, 0, 2_749_50, 7_250_50));
        Assertions.assertThat(ledger.entries(fund.id(), 0, 1)).singleElement().satisfies(entry -> {
            Assertions.assertThat(entry.pence()).isEqualTo(250_50);
            Assertions.assertThat(entry.reason()).isEqualTo("Statement 4 of " + year.code());
            Assertions.assertThat(entry.enteredBy()).isEqualTo(head);
        });
    }

    @Test
    void theYearIsOverAtMidnightInEnglandAlsoWhenTheClocksGoForwardOnThatDay() {
        Assertions.assertThat(yearEnds.begin(year, finance)).isEmpty();
        YearEnd yearEnd = yearEnds.find(year).orElseThrow();

        Assertions.assertThat(runtime.getVariable(instance(yearEnd).getId(), "closesAt"))
                .isEqualTo(Instant.parse("%d-03-31T23:00:00Z".formatted(year.startsIn() + 1)).toString());
    }

    private Balance balance() {
        return ledger.find(fund.id()).orElseThrow().balance();
    }

    private List<String> told(String userId) {
        return Inbox.of(port, userId);
    }

    private void assertVariables(ProcessInstance instance, String... names) {
        Assertions.assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance.getId()).list())
                .extracting(variable -> variable.getName()).containsExactlyInAnyOrder(names);
    }

    private ProcessInstance instance(YearEnd yearEnd) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(yearEnd.id().toString()).singleResult();
    }
}
