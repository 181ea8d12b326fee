package org.virtualschool.funding.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingProcess;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.OutcomeReached;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TakenFlows;
import org.virtualschool.testing.TestLogins;

/** Every way of a request from the payment until it is accounted for. Together they pass every element and flow after the payment. */
@CaseworkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpactPathsTest {

    private static final String WAITS = "eventBasedGateway_provision";
    private static final String PROVISION_OVER = "intermediateCatchEvent_provisionOver";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PaymentJourney payments;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private FundingAccounts accounts;
    @Autowired
    private FundingProcess process;
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
    private ProcessEngine engine;
    @Autowired
    private TakenFlows flows;
    @LocalServerPort
    private int port;

    private final Set<String> started = new HashSet<>();
    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        ProcessEngineTests.init(engine);
        child = payments.child();
    }

    @AfterEach
    void end() {
        ProcessEngineTests.reset();
        requests.of(child.child().id()).forEach(request -> started.add(request.id().toString()));
    }

    @AfterAll
    void everyElementAndEveryFlowAfterThePaymentIsPassed() {
        Set<String> left = new TreeSet<>(flows.notPassed(FundingModel.FILE, engine, started));
        left.retainAll(FundingModel.afterPayment());
        Assertions.assertThat(left).isEmpty();
    }

    @Test
    void theDayAfterTheProvisionTheSchoolIsAskedAndWhatIsAllSpentIsAccountedFor() {
        FundingRecord request = payments.byPolicy(child, 0, 120_00);
        ProcessInstance instance = instance(request);
        assertThat(instance).isWaitingAtExactly(FundingCase.WAITS_FOR_PAYMENT);
        payments.pay(child);
        assertThat(instance).isWaitingAtExactly(WAITS);
        Assertions.assertThat(status(request)).isEqualTo(FundingStatus.PAID);

        jobs.fireTimer(request.id(), PROVISION_OVER::equals);

        Assertions.assertThat(clock.instant()).as("the morning after 12 February").isEqualTo("2027-02-13T06:00:00Z");
        assertThat(instance).isWaitingAtExactly(FundingCase.REPORT);
        assertThat(instance).task().hasCandidateGroup(Groups.school(child.school().key()));
        Assertions.assertThat(status(request)).isEqualTo(FundingStatus.IMPACT_DUE);
        Assertions.assertThat(told(child.teacher())).anyMatch(text -> text.endsWith(
                "Please report by 26 February 2027 what pupil premium of £120.00 has achieved."));

        journey.complete(request.id(), FundingCase.REPORT, child.teacher(), report("120.00", "fully"));

        assertThat(instance).isEnded().hasPassed("endEvent_accountedFor");
        Assertions.assertThat(status(request)).isEqualTo(FundingStatus.ACCOUNTED);
        Assertions.assertThat(accounts.of(request.id()).impact()).satisfies(impact -> {
            Assertions.assertThat(impact.report().spentPence()).isEqualTo(120_00);
            Assertions.assertThat(impact.report().reached()).isEqualTo(OutcomeReached.FULLY);
            Assertions.assertThat(impact.reportedBy()).isEqualTo(child.teacher());
        });
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
    }

    @Test
    void whatIsLeftOverComesBackIsConfirmedByFinanceAndIsFreeAgain() {
        FundingRecord request = payments.byPolicy(child, 0, 120_00);
        ProcessInstance instance = instance(request);
        payments.pay(child);
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        Assertions.assertThatThrownBy(() -> journey.complete(request.id(), FundingCase.REPORT, child.teacher(), report("120.01", "partly")))
                .hasMessageContaining("£120.00 at most");
        journey.complete(request.id(), FundingCase.REPORT, child.teacher(), report("79.50", "partly"));
        assertThat(instance).isWaitingAtExactly(FundingCase.REFUND);
        assertThat(instance).task().hasCandidateGroup(Role.FINANCE_OFFICER);
        Assertions.assertThat(status(request)).isEqualTo(FundingStatus.REFUND_DUE);
        String finance = logins.of(Role.FINANCE_OFFICER);

        Assertions.assertThatThrownBy(() -> journey.complete(request.id(), FundingCase.REFUND, finance, refund("40.00", "2027-02-13")))
                .hasMessageContaining("£40.50 is due. Confirm the refund once all of it has come back.");
        Assertions.assertThatThrownBy(() -> journey.complete(request.id(), FundingCase.REFUND, finance, refund("40.50", "2027-02-14")))
                .hasMessageContaining("not in the future");
        Assertions.assertThatThrownBy(() -> journey.complete(request.id(), FundingCase.REFUND, finance, refund("40.50", "2026-11-19")))
                .hasMessageContaining("Enter a day from 20 November 2026 on, when it was paid.");
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        journey.complete(request.id(), FundingCase.REFUND, finance, refund("40.50", "2027-02-13"));

        assertThat(instance).isEnded().hasPassed("endEvent_accountedFor");
        Assertions.assertThat(status(request)).isEqualTo(FundingStatus.ACCOUNTED);
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 79_50, 40_50));
        Assertions.assertThat(accounts.of(request.id()).refund().confirmedBy()).isEqualTo(finance);
        Assertions.assertThat(told(child.teacher())).anyMatch(text -> text.endsWith("A refund of pupil premium has arrived: £40.50."));
    }

    @Test
    void theNextPepAsksBeforeTheProvisionIsOver() {
        FundingRecord request = payments.byPolicy(child, 0, 120_00);
        ProcessInstance instance = instance(request);
        clock.advance(Duration.ofMinutes(1));
        payments.pay(child);
        jobs.runBackground("funding.impactAtPep");
        assertThat(instance).as("the PEP before it was paid").isWaitingAtExactly(WAITS);

        peps.share(firstPep(), child);
        UUID next = peps.toQualityAssurance(child);
        clock.setTo(LocalDate.of(2026, 12, 8));
        peps.judge(next, child, 3);
        peps.nextSampleNumberIs(1);
        peps.byOtherAdviser(next, child, "userTask_signOffPep", child.answers().sign());
        jobs.runBackground("funding.impactAtPep");

        assertThat(instance).isWaitingAtExactly(FundingCase.REPORT).hasPassed("intermediateCatchEvent_nextPep");
    }

    @Test
    void whoReportsIsRemindedAfterTenWorkingDaysAndAfterTwentyMorePeopleAreTold() {
        FundingRecord request = payments.byPolicy(child, 0, 120_00);
        ProcessInstance instance = instance(request);
        String headTeacher = logins.atSchool(Role.HEADTEACHER, child.school());
        payments.pay(child);
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        String missing = "What pupil premium of £120.00 has achieved is not reported yet.";

        jobs.fireTimer(request.id(), "boundaryEvent_impactLate"::equals);
        assertThat(instance).hasPassed("serviceTask_remindWhoReports").isWaitingAt(FundingCase.REPORT);
        Assertions.assertThat(told(child.teacher())).anyMatch(text -> text.endsWith(missing) && text.contains("1 March 2027"));
        Assertions.assertThat(told(headTeacher)).noneMatch(text -> text.endsWith(missing));

        jobs.fireTimer(request.id(), "boundaryEvent_impactOverdue"::equals);
        assertThat(instance).hasPassed("serviceTask_tellOfMissingReport").isWaitingAt(FundingCase.REPORT);
        for (String who : List.of(child.teacher(), child.adviser(), headTeacher)) {
            Assertions.assertThat(told(who)).anyMatch(text -> text.endsWith(missing) && text.contains("15 March 2027"));
        }
    }

    @Test
    void aRequestOfASocialWorkerIsReportedOnByThem() {
        FundingRecord request = journey.ask(child, child.socialWorker(), false, FundingJourney.wish(90_00));
        payments.pay(child);

        jobs.fireTimer(request.id(), PROVISION_OVER::equals);

        assertThat(instance(request)).task().isAssignedTo(child.socialWorker());
    }

    @Test
    void partThatHasToComeBackIsAskedForAtOnce() {
        FundingRecord request = payments.byPolicy(child, 0, 120_00);
        ProcessInstance instance = instance(request);
        payments.pay(child);

        process.recouped(request.id());
        process.recouped(request.id());

        assertThat(instance).isWaitingAtExactly(FundingCase.REPORT).hasPassed("intermediateCatchEvent_recouped");
    }

    private UUID firstPep() {
        return UUID.fromString(runtime.createProcessInstanceQuery().processDefinitionKey("pepReview")
                .variableValueEquals("childId", child.child().id().toString()).singleResult().getBusinessKey());
    }

    private static Map<String, Object> report(String spent, String reached) {
        return Map.of("spentAmount", spent, "outcomeReached", reached, "impactChange", "Reads aloud without being asked.",
                "impactEvidence", "The reading test of February.");
    }

    private static Map<String, Object> refund(String amount, String on) {
        return Map.of("refundAmount", amount, "refundReceivedOn", on);
    }

    private FundingStatus status(FundingRecord request) {
        return journey.find(request.id()).status();
    }

    private List<String> told(String userId) {
        return Inbox.of(port, userId);
    }

    private ProcessInstance instance(FundingRecord request) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.id().toString()).singleResult();
    }
}
