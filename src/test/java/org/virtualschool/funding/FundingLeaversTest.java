package org.virtualschool.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.people.Role;
import org.virtualschool.pep.ChildEvents;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.register.Children;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.TaskWorkers;

/** What becomes of premium when the child leaves care or the school, by the facts and once for each request. */
@CaseworkTest
class FundingLeaversTest {

    private static final String FOLLOW = "funding.follow";
    private static final String DECIDE = "userTask_decideFundingRequest";
    private static final String REPORT = "userTask_reportImpact";
    /** In the middle of the provision, which lasts from 20 November 2026 for 85 days. */
    private static final LocalDate MIDDLE = LocalDate.of(2027, 1, 1);

    @Autowired
    private FundingJourney funding;
    @Autowired
    private PaymentJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private FundingAccounts accounts;
    @Autowired
    private FundingLeavers leavers;
    @Autowired
    private TestRegister register;
    @Autowired
    private PaymentRuns runs;
    @Autowired
    private ChildEvents events;
    @Autowired
    private Children children;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private TaskWorkers workers;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private PepCase child;

    private String record(String reader) {
        Caller browser = Caller.browser(port);
        browser.logIn(reader, TestLogins.PASSWORD);
        return browser.get("/children/" + child.child().reference()).body();
    }

    @BeforeEach
    void aChildWithASignedPep() {
        child = journey.child();
    }

    @Test
    void whatIsApprovedGoesWithTheChildToTheNewSchoolWhichIsPaidAndReports() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String preparer = logins.of(Role.FINANCE_OFFICER);
        UUID run = runs.prepare(child.school().key(), runs.preview(child.school().key()).shown(), preparer).runId();

        PepCase moved = move();

        assertThat(requests.find(request.id()).schoolKey()).isEqualTo(moved.school().key());
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
        assertThat(runs.find(run).orElseThrow().payments()).as("left out of the run for the old school").isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getTenantId())
                .isEqualTo(moved.school().key().toString());
        assertThat(told(moved.teacher())).anyMatch(text -> text.endsWith("A request for pupil premium of £120.00 goes on at your school."));
        assertThat(told(child.adviser())).anyMatch(text -> text.endsWith("The child has changed school. Pupil premium of £120.00 is passed on."));
        assertThat(told(child.teacher())).anyMatch(text -> text.endsWith("Pupil premium of £120.00 is passed on."))
                .noneMatch(text -> text.contains("changed school") || text.contains("your school"));
        assertThat(told(preparer)).as("no money comes back").noneMatch(text -> text.contains("is passed on"));

        journey.pay(moved);
        assertThat(told(moved.teacher())).anyMatch(text -> text.endsWith("A request for pupil premium was paid: £120.00."));
        assertThat(told(child.teacher())).as("who asked once").noneMatch(text -> text.contains("was paid"));
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        funding.complete(request.id(), REPORT, moved.teacher(), report("120.00"));
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.ACCOUNTED);
    }

    @Test
    void whatIsBeingDecidedIsCheckedAgainForTheNewSchool() {
        FundingRecord request = funding.ask(child, FundingJourney.wish(3_000_00));
        funding.complete(request.id(), "userTask_voteAsHead", child.head(), Map.of("fundingOutcome", "approve"));

        PepCase moved = move();

        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_PANEL);
        assertThat(requests.find(request.id()).decisions()).allSatisfy(vote -> assertThat(vote.voidedAt()).isNotNull());
        assertThat(task(request, "userTask_voteAsHead").getTenantId()).isEqualTo(moved.school().key().toString());
    }

    @Test
    void theOldSchoolKeepsWhatItWasPaidAndStillReportsOnIt() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        clock.setTo(MIDDLE);

        PepCase moved = move();
        clock.setTo(MIDDLE.plusDays(3));
        move();

        assertThat(decided(request)).as("where the child goes next is no concern of the school")
                .extracting(FundingAccount.Leaver::outcome, FundingAccount.Leaver::recoupPence).containsExactly(tuple(LeaverOutcome.KEEP, null));
        assertThat(decided(request).get(0).rule()).contains("keeps what it was paid");
        assertThat(record(logins.of(Role.MANAGER))).contains("When the child left", "keeps what it was paid");
        register.protectAddress(child.child().id());
        assertThat(record(logins.of(Role.MANAGER))).as("the rule tells what kind of school it was").contains("When the child left")
                .doesNotContain("keeps what it was paid");
        assertThat(record(child.head())).contains("keeps what it was paid");
        assertThat(requests.find(request.id()).schoolKey()).isEqualTo(child.school().key());
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        assertThat(workers.refusal(task(request, REPORT).getId(), moved.teacher(), List.of("school-" + moved.school().key()))).isPresent();
        Caller teacher = Caller.browser(port);
        teacher.logIn(child.teacher(), TestLogins.PASSWORD);
        assertThat(teacher.get("/children/" + child.child().reference()).status()).isEqualTo(403);
        assertThat(teacher.get("/tasks").body()).contains("Report what the premium achieved");
        assertThat(teacher.get("/tasks/" + task(request, REPORT).getId()).body()).contains("Loses heart in long lessons.").doesNotContain("Elmbridge",
                "The child&#39;s record");
        funding.complete(request.id(), REPORT, child.teacher(), report("120.00"));
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.ACCOUNTED);
    }

    @Test
    void aSchoolOfAnotherAuthorityGivesBackTheShareOfTheDaysThatWereLeft() {
        jdbc.sql("update casework.school set authority_code = '123' where school_key = ?").param(child.school().key()).update();
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String finance = journey.pay(child).preparer();
        clock.setTo(MIDDLE);

        move();
        leavers.follow(child.child().id());

        // 43 of the 85 days were left on 1 January.
        assertThat(decided(request)).extracting(FundingAccount.Leaver::outcome, FundingAccount.Leaver::recoupPence)
                .containsExactly(tuple(LeaverOutcome.RECOUP, 60_70L));
        assertThat(requests.find(request.id()).status()).as("asked for at once").isEqualTo(FundingStatus.IMPACT_DUE);
        for (String who : List.of(child.teacher(), finance)) {
            assertThat(told(who)).noneMatch(text -> text.contains("changed school"))
                    .anyMatch(text -> text.endsWith("Pupil premium of £120.00 is taken back: £60.70 at least have to come back."));
        }
        assertThatThrownBy(() -> funding.complete(request.id(), REPORT, child.teacher(), report("60.00")))
                .hasMessageContaining("£59.30 at most");
        funding.complete(request.id(), REPORT, child.teacher(), report("59.30"));
        assertThat(accounts.refundDue(request.id())).isEqualTo(60_70);
        funding.complete(request.id(), "userTask_confirmRefund", logins.of(Role.FINANCE_OFFICER),
                Map.of("refundAmount", "60.70", "refundReceivedOn", "2027-01-01"));
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 59_30, 60_70));
    }

    @Test
    void whoLeavesTheSchoolAndThenCareLeavesTheSameDaysOnce() {
        jdbc.sql("update casework.school set authority_code = '123' where school_key = ?").param(child.school().key()).update();
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        clock.setTo(LocalDate.of(2026, 12, 1));
        move();
        clock.setTo(LocalDate.of(2026, 12, 11));
        peps.as(child.coordinator(), () -> events.lookedAfter(child.child().reference(), "2025-09-01", "2026-12-10", "E4A"));
        jobs.runBackground(FOLLOW);

        // 74 of the 85 days were left on 1 December, 64 of them on 11 December.
        assertThat(decided(request)).extracting(FundingAccount.Leaver::event, FundingAccount.Leaver::outcome)
                .containsExactly(tuple(LeaverEvent.CHANGED_SCHOOL, LeaverOutcome.RECOUP), tuple(LeaverEvent.LEFT_CARE, LeaverOutcome.RECOUP));
        assertThat(told(child.teacher())).as("of the school the child has left")
                .anyMatch(text -> text.endsWith("Pupil premium of £120.00 is taken back: £104.47 at least have to come back."))
                .noneMatch(text -> text.contains("not looked after"));
        assertThat(accounts.mostSpent(request.id())).isEqualTo(15_53);
        funding.complete(request.id(), REPORT, child.teacher(), report("15.53"));
        assertThat(accounts.refundDue(request.id())).isEqualTo(104_47);
    }

    @Test
    void whatIsKeptForAChildOnNoRollGoesToTheSchoolThatTakesTheChild() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        children.leaveSchool(child.child().id(), PepJourney.MEETING);
        jobs.runBackground(FOLLOW);
        assertThat(decided(request)).extracting(FundingAccount.Leaver::outcome).containsExactly(LeaverOutcome.KEEP);

        clock.setTo(LocalDate.of(2026, 12, 1));
        PepCase moved = move();

        assertThat(decided(request)).extracting(FundingAccount.Leaver::outcome).containsExactly(LeaverOutcome.KEEP, LeaverOutcome.PASS_ON);
        assertThat(requests.find(request.id()).schoolKey()).isEqualTo(moved.school().key());
        journey.pay(moved);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.PAID);
    }

    @Test
    void whatIsNotPaidFollowsTheChildBackToASchoolAndAwayFromItAgain() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        clock.setTo(LocalDate.of(2026, 11, 23));
        move();
        clock.setTo(LocalDate.of(2026, 11, 27));
        children.enrol(child.child().id(), child.school().key(), LocalDate.of(2026, 11, 27));
        jobs.runBackground(FOLLOW);
        assertThat(requests.find(request.id()).schoolKey()).isEqualTo(child.school().key());

        clock.setTo(LocalDate.of(2026, 12, 1));
        PepCase moved = move();

        assertThat(requests.find(request.id()).schoolKey()).isEqualTo(moved.school().key());
        assertThat(decided(request)).extracting(FundingAccount.Leaver::outcome).containsOnly(LeaverOutcome.PASS_ON).hasSize(3);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({"E4A, RECOUP, CLOSED", "E11, PASS_ON, COMMITTED", "E45, PASS_ON, COMMITTED"})
    void leavingCareClosesWhatIsNotUsedUnlessTheChildIsAdoptedOrHasAGuardian(String reason, LeaverOutcome outcome, FundingStatus status) {
        clock.setTo(PepJourney.MEETING);
        FundingRecord request = funding.ask(child, FundingJourney.wish(PremiumUse.TRIP, LocalDate.of(2026, 12, 10), LocalDate.of(2026, 12, 11), 120_00));

        peps.as(child.coordinator(), () -> events.lookedAfter(child.child().reference(), "2025-09-01", "2026-11-20", reason));
        jobs.runBackground(FOLLOW);

        assertThat(requests.find(request.id()).status()).isEqualTo(status);
        assertThat(decided(request)).extracting(FundingAccount.Leaver::outcome).containsExactly(outcome);
        assertThat(ledger.of(request.id()).committed()).isEqualTo(status == FundingStatus.COMMITTED ? 120_00 : 0);
        assertThat(told(child.adviser())).anyMatch(text -> text.endsWith("Pupil premium of £120.00 "
                + (outcome == LeaverOutcome.RECOUP ? "is closed." : "is passed on.")));
    }

    @Test
    void aRequestOfAChildWhoIsNowhereOnRollIsClosedWhileItIsDecided() {
        FundingRecord request = funding.ask(child, FundingJourney.wish(900_00));
        assertThat(task(request, DECIDE)).isNotNull();

        children.leaveSchool(child.child().id(), PepJourney.MEETING);
        jobs.runBackground(FOLLOW);

        assertThat(requests.find(request.id()).ending().because()).isEqualTo(FundingEnd.LEFT_SCHOOL);
        assertThat(told(child.teacher())).anyMatch(text -> text.endsWith("A request for pupil premium was closed. It is not paid."));
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).count()).isZero();
    }

    private PepCase move() {
        PepCase moved = peps.moveSchool(child);
        jobs.runBackground(FOLLOW);
        return moved;
    }

    private List<FundingAccount.Leaver> decided(FundingRecord request) {
        return accounts.of(request.id()).leavers();
    }

    private Task task(FundingRecord request, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).taskDefinitionKey(key).singleResult();
    }

    private List<String> told(String userId) {
        return Inbox.of(port, userId);
    }

    private static Map<String, Object> report(String spent) {
        return Map.of("spentAmount", spent, "outcomeReached", "partly", "impactChange", "Reads aloud without being asked.",
                "impactEvidence", "The reading test of February.");
    }
}
