package org.virtualschool.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PaymentJourney.Payers;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.TaskWorkers;

/** Who confirms that money came back, that reports and refunds stay as they were written, and that nothing paid is forgotten. */
@CaseworkTest
class FundingAccountsTest {

    @Autowired
    private FundingJourney funding;
    @Autowired
    private PaymentJourney journey;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private TaskService tasks;
    @Autowired
    private TaskWorkers workers;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ApplicationContext beans;
    @Autowired
    private TestRegister register;
    @Autowired
    private FundingAccounts accounts;
    @Autowired
    private FundingLeavers leavers;
    @Autowired
    private PepJourney peps;
    @Autowired
    private MutableClock clock;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        child = journey.child();
    }

    @Test
    void nobodyWhoHadAPartInTheMoneySaysThatItCameBackByWhateverAccount() {
        FundingRecord request = journey.byAdviser(child);
        Payers payers = journey.pay(child);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        funding.complete(request.id(), "userTask_reportImpact", child.teacher(), report("100"));
        String task = tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
        String otherOfTeacher = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(child.teacher(), otherOfTeacher);
        String otherOfAdviser = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(child.adviser(), otherOfAdviser);

        for (String who : List.of(payers.preparer(), payers.releaser(), otherOfTeacher, otherOfAdviser)) {
            assertThat(workers.refusal(task, who, List.of(Role.FINANCE_OFFICER))).as(who).hasValueSatisfying(
                    reason -> assertThat(reason).contains("Somebody else has to confirm"));
            assertThatThrownBy(() -> confirmInDatabase(request.id(), who)).as("in the database, " + who)
                    .hasMessageContaining("cannot be confirmed by somebody who had a part in it");
        }
        assertThat(workers.refusal(task, logins.of(Role.FINANCE_OFFICER), List.of(Role.FINANCE_OFFICER))).isEmpty();
        assertThat(workers.refusal(task, child.head(), List.of(Role.FINANCE_OFFICER))).as("by a login that is out of date").isPresent();
    }

    @Test
    void whoIsExcludedFromTheChildNeitherReportsNorConfirms() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        String task = tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
        Caller teacher = Caller.browser(port);
        teacher.logIn(child.teacher(), TestLogins.PASSWORD);
        assertThat(teacher.get("/tasks/" + task).status()).isEqualTo(200);

        register.exclude(child.child().id(), child.teacher());

        assertThat(teacher.get("/tasks/" + task).status()).isEqualTo(403);
        assertThat(workers.refusal(task, child.teacher(), List.of(Groups.school(child.school().key())))).isPresent();
    }

    @Test
    void whatWasReportedAndConfirmedStays() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        funding.complete(request.id(), "userTask_reportImpact", child.teacher(), report("100"));
        confirmInDatabase(request.id(), logins.of(Role.FINANCE_OFFICER));

        for (String change : List.of("update casework.funding_impact set spent_pence = 0 where request_id = ?",
                "delete from casework.funding_impact where request_id = ?", "delete from casework.funding_refund where request_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(request.id()).update()).as(change).isNotNull();
        }
    }

    @Test
    void whatWasApprovedUnderAModelThatEndedThereIsAccountedForOnceItIsPaid() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        forgetProcess(request.id());

        journey.pay(child);

        assertThat(funding.find(request.id()).status()).isEqualTo(FundingStatus.PAID);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        funding.complete(request.id(), "userTask_reportImpact", child.teacher(), report("120"));
        assertThat(funding.find(request.id()).status()).isEqualTo(FundingStatus.ACCOUNTED);
    }

    @Test
    void whatWasPaidBeforeThereWasAWayToAccountForItIsTakenUpAtTheStartOnce() throws ReflectiveOperationException {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        forgetProcess(request.id());

        start();
        start();
        jobs.runBackground(FundingPayments.TAKE_UP);
        start();

        assertThat(jobs.waiting(FundingPayments.TAKE_UP)).isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.id().toString()).count()).isEqualTo(1);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        assertThat(funding.find(request.id()).status()).isEqualTo(FundingStatus.IMPACT_DUE);
    }

    @Test
    void aReportMadeWhileItIsDecidedWhatComesBackWaitsForThat() {
        FundingRecord request = elsewhereAndReportDueOfAChildWhoHasMoved();

        CompletableFuture<Boolean> report = meanwhile(() -> leavers.follow(child.child().id()),
                () -> accounts.report(request.id(), allSpent(), child.teacher()));

        assertThatThrownBy(report::join).hasMessageContaining("£59.30 at most");
        assertThat(funding.find(request.id()).status()).isEqualTo(FundingStatus.IMPACT_DUE);
        jobs.runBackground("funding.follow");
    }

    @Test
    void nothingIsTakenBackOfWhatIsReportedOnAtThatMoment() {
        FundingRecord request = elsewhereAndReportDueOfAChildWhoHasMoved();

        meanwhile(() -> accounts.report(request.id(), allSpent(), child.teacher()), () -> {
            leavers.follow(child.child().id());
            return true;
        }).join();

        assertThat(accounts.of(request.id()).leavers()).isEmpty();
        assertThat(funding.find(request.id()).status()).isEqualTo(FundingStatus.ACCOUNTED);
        jobs.runBackground("funding.follow");
    }

    /** The register learns late that the child has changed school in the middle of the provision. */
    private FundingRecord elsewhereAndReportDueOfAChildWhoHasMoved() {
        jdbc.sql("update casework.school set authority_code = '123' where school_key = ?").param(child.school().key()).update();
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        clock.setTo(LocalDate.of(2027, 1, 1));
        peps.moveSchool(child);
        return request;
    }

    /** Begins the second while the first is done and not committed, and waits until the second waits for it or is done. */
    private CompletableFuture<Boolean> meanwhile(Runnable first, Supplier<Boolean> second) {
        return transactions.execute(status -> {
            first.run();
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(second);
            Awaitility.await().until(() -> other.isDone()
                    || jdbc.sql("select exists (select 1 from pg_locks where not granted)").query(Boolean.class).single());
            return other;
        });
    }

    private static ImpactReport allSpent() {
        return new ImpactReport(120_00, OutcomeReached.FULLY, "Reads aloud without being asked.", "The reading test of February.");
    }

    private void start() throws ReflectiveOperationException {
        Object finder = beans.getBean("paidWithoutProcess");
        finder.getClass().getMethod("takeUp").invoke(finder);
    }

    private void forgetProcess(UUID request) {
        runtime.deleteProcessInstance(runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.toString()).singleResult().getId(),
                "for a test");
    }

    private void confirmInDatabase(UUID request, String who) {
        jdbc.sql("insert into casework.funding_refund (request_id, amount_pence, received_on, confirmed_by, confirmed_at)"
                + " values (?, 2000, current_date, ?, now())").params(request, who).update();
    }

    private static Map<String, Object> report(String spent) {
        return Map.of("spentAmount", spent, "outcomeReached", "fully", "impactChange", "Reads aloud without being asked.",
                "impactEvidence", "The reading test of February.");
    }
}
