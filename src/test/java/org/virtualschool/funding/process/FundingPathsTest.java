package org.virtualschool.funding.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
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
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingEnd;
import org.virtualschool.funding.FundingEnds;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TakenFlows;
import org.virtualschool.testing.TestLogins;

/**
 * Every way of a funding request to the money that is set aside for it, each step by the person whose task it is. Together they pass every
 * element and flow there; {@link ImpactPathsTest} passes those after the payment.
 */
@CaseworkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundingPathsTest {

    private static final long PLENTY = 50_000_00;
    private static final String DECIDING = "subProcess_decide";
    private static final Map<String, Object> APPROVE = Map.of("fundingOutcome", "approve");

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private FundingEnds ends;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
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
    private UUID pep;

    @BeforeEach
    void aChildWithASignedPep() {
        ProcessEngineTests.init(engine);
        child = peps.newCase();
        pep = peps.toSignedOff(child);
        journey.leave(FundingJourney.YEAR, PLENTY);
    }

    @AfterEach
    void end() {
        ProcessEngineTests.reset();
        requests.of(child.child().id()).forEach(request -> started.add(request.id().toString()));
    }

    @AfterAll
    void everyElementAndEveryFlowIsPassed() {
        Assertions.assertThat(started).isNotEmpty();
        Assertions.assertThat(flows.notPassed(FundingModel.FILE, engine, started)).isSubsetOf(FundingModel.afterPayment());
    }

    @Test
    void whatASignedPepAsksForWithinTheCoreAmountIsSetAsideByPolicy() {
        jobs.runBackground("funding.targetsOfPep");

        List<FundingRecord> made = requests.of(child.child().id());
        Assertions.assertThat(made).extracting(request -> request.wish().amountPence()).containsExactlyInAnyOrder(240_00L, 90_50L);
        Assertions.assertThat(made).allSatisfy(request -> {
            Assertions.assertThat(request.status()).isEqualTo(FundingStatus.COMMITTED);
            Assertions.assertThat(request.requestedBy()).as("who wrote up the meeting").isEqualTo(child.teacher());
            Assertions.assertThat(request.pepId()).isEqualTo(pep);
            Assertions.assertThat(request.decisions()).singleElement().satisfies(decision ->
                    Assertions.assertThat(decision.decidedBy()).isEqualTo("system"));
            Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(request.wish().amountPence(), 0, 0));
            assertThat(instance(request)).isWaitingAtExactly(FundingCase.WAITS_FOR_PAYMENT);
        });
        Assertions.assertThat(made).extracting(request -> request.wish().use()).containsExactlyInAnyOrder(PremiumUse.ONE_TO_ONE_TUITION,
                PremiumUse.MENTORING);
    }

    @Test
    void whatCannotBePaidForNamesEveryRule() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(PremiumUse.UNIFORM, PepJourney.MEETING.minusDays(1),
                LocalDate.of(2027, 1, 8), 80_00));

        Assertions.assertThat(request.status()).isEqualTo(FundingStatus.NOT_ELIGIBLE);
        Assertions.assertThat(request.refusedBy()).containsExactly(EligibilityRule.USE_NOT_ALLOWED, EligibilityRule.BEGUN_BEFORE);
        Assertions.assertThat(told(child.teacher())).anyMatch(text -> text.contains("Pupil premium does not pay for this."));
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 0, 0));
    }

    @Test
    void whatStartsInTheHolidaysCountsForTheTermThatFollows() {
        LocalDate holidays = LocalDate.of(2027, 1, 2);
        Assertions.assertThat(journey.ask(child, FundingJourney.wish(PremiumUse.MENTORING, holidays, holidays, 400_00)).status())
                .isEqualTo(FundingStatus.COMMITTED);

        FundingRecord inTerm = journey.ask(child, FundingJourney.wish(PremiumUse.TRIP, LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 11), 201_00));

        Assertions.assertThat(inTerm.status()).as("over 600 pounds in the spring term").isEqualTo(FundingStatus.WITH_APPROVER);
    }

    @Test
    void aChildOnNoRollIsAskedForByTheAdviser() {
        PepCase waiting = peps.newCaseOnNoRoll();

        FundingRecord request = journey.ask(waiting, waiting.adviser(), false, FundingJourney.wish(90_00));

        Assertions.assertThat(request.schoolKey()).isNull();
        Assertions.assertThat(request.refusedBy()).containsExactly(EligibilityRule.NO_CURRENT_PEP);
        started.add(request.id().toString());
    }

    @Test
    void overTheCoreAmountAnAdviserDecidesAndMayGiveLess() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        ProcessInstance instance = instance(request);
        assertThat(instance).isWaitingAtExactly(DECIDING, FundingCase.DECIDE);
        assertThat(instance).task().hasCandidateGroup(Role.VIRTUAL_SCHOOL_ADVISER);

        journey.complete(request.id(), FundingCase.DECIDE, child.adviser(), Map.of("fundingOutcome", "approve-part", "approvedAmount", "750.25",
                "decisionReason", "The first ten weeks, then we look again."));

        assertThat(instance).isWaitingAtExactly(FundingCase.WAITS_FOR_PAYMENT);
        FundingRecord approved = journey.find(request.id());
        Assertions.assertThat(approved.status()).isEqualTo(FundingStatus.COMMITTED);
        Assertions.assertThat(approved.approvedPence()).isEqualTo(750_25);
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(750_25, 0, 0));
        Assertions.assertThat(told(child.teacher())).anyMatch(text -> text.endsWith("A request for pupil premium was approved: £750.25."));
    }

    @Test
    void theHeadDecidesOverAThousandPoundsAndMayDecline() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(1_000_01));
        ProcessInstance instance = instance(request);
        assertThat(instance).task().hasCandidateGroup(Role.VIRTUAL_SCHOOL_HEAD);

        journey.complete(request.id(), FundingCase.DECIDE, child.head(), Map.of("fundingOutcome", "decline",
                "decisionReason", "The school's own budget pays for mentoring."));

        assertThat(instance).isEnded();
        Assertions.assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.DECLINED);
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 0, 0));
    }

    @Test
    void whatIsAskedGoesToTheRequesterAndComesBackToBeChecked() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        ProcessInstance instance = instance(request);
        journey.complete(request.id(), FundingCase.DECIDE, child.adviser(), Map.of("fundingOutcome", "ask",
                "decisionQuestion", "How many weeks is this for?"));
        assertThat(instance).isWaitingAtExactly(FundingCase.ANSWER);

        journey.complete(request.id(), FundingCase.ANSWER, child.teacher(), Map.of("fundingAnswer", "For twelve weeks, two hours each.",
                "requestedAmount", "1200.00", "provisionStartsOn", "2026-11-23", "provisionEndsOn", "2027-02-12"));

        assertThat(instance).isWaitingAtExactly(DECIDING, FundingCase.DECIDE);
        assertThat(instance).task().hasCandidateGroup(Role.VIRTUAL_SCHOOL_HEAD);
        Assertions.assertThat(journey.find(request.id()).wish().amountPence()).isEqualTo(1_200_00);
    }

    @Test
    void theHeadDecidesWhatThePolicyWouldApproveIfTheMoneyIsNotThere() {
        journey.leave(FundingJourney.YEAR, 99_99);
        FundingRecord request = journey.ask(child, FundingJourney.wish(100_00));
        ProcessInstance instance = instance(request);
        assertThat(instance).task().hasDefinitionKey(FundingCase.DECIDE).hasCandidateGroup(Role.VIRTUAL_SCHOOL_HEAD);

        Assertions.assertThatThrownBy(() -> journey.complete(request.id(), FundingCase.DECIDE, child.head(), APPROVE))
                .hasMessageContaining("has £99.99 left, £100.00 are needed from it").hasMessageContaining("Nothing has been committed");

        assertThat(instance).isWaitingAtExactly(DECIDING, FundingCase.DECIDE);
        Assertions.assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.WITH_APPROVER);
        Assertions.assertThat(journey.find(request.id()).decisions()).isEmpty();
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 0, 0));
    }

    @Test
    void thePanelAgreesOnTheSameAmount() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));
        ProcessInstance instance = instance(request);
        assertThat(instance).isWaitingAtExactly(DECIDING, FundingCase.VOTE_HEAD, FundingCase.VOTE_MANAGER);
        String manager = logins.of(Role.MANAGER);

        journey.complete(request.id(), FundingCase.VOTE_HEAD, child.head(), Map.of("fundingOutcome", "approve-part",
                "approvedAmount", "2000.00", "decisionReason", "Two terms are enough to see."));
        journey.complete(request.id(), FundingCase.VOTE_MANAGER, manager, APPROVE);

        assertThat(instance).as("they named different amounts").isWaitingAtExactly(DECIDING, FundingCase.VOTE_HEAD, FundingCase.VOTE_MANAGER);
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 0, 0));
        Assertions.assertThat(journey.find(request.id()).decisions()).allSatisfy(vote -> Assertions.assertThat(vote.voidedAt()).isNotNull());

        journey.complete(request.id(), FundingCase.VOTE_MANAGER, manager, APPROVE);
        journey.complete(request.id(), FundingCase.VOTE_HEAD, child.head(), APPROVE);

        assertThat(instance).isWaitingAtExactly(FundingCase.WAITS_FOR_PAYMENT);
        Assertions.assertThat(ledger.of(request.id())).isEqualTo(new Position(3_000_00, 0, 0));
    }

    @Test
    void pooledMoneyIsForThePanelAndOneVoteIsEnoughToDecline() {
        journey.leave(FundingJourney.YEAR, FundKind.POOLED, PLENTY);
        FundingRecord request = journey.ask(child, child.adviser(), true, FundingJourney.wish(PremiumUse.STAFF_TRAINING,
                PepJourney.MEETING, LocalDate.of(2027, 1, 8), 200_00));
        ProcessInstance instance = instance(request);
        assertThat(instance).isWaitingAtExactly(DECIDING, FundingCase.VOTE_HEAD, FundingCase.VOTE_MANAGER);

        journey.complete(request.id(), FundingCase.VOTE_MANAGER, logins.of(Role.MANAGER), APPROVE);
        journey.complete(request.id(), FundingCase.VOTE_HEAD, child.head(), Map.of("fundingOutcome", "decline",
                "decisionReason", "The training of last year covered this."));

        assertThat(instance).isEnded();
        Assertions.assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.DECLINED);
    }

    @Test
    void whoDecidesIsRemindedAfterTenWorkingDaysAndTheHeadIsToldAfterFiveMore() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        ProcessInstance instance = instance(request);

        jobs.fireTimer(request.id(), "boundaryEvent_remind"::equals);
        assertThat(instance).hasPassed("serviceTask_remindWhoDecides").isWaitingAt(FundingCase.DECIDE);
        Assertions.assertThat(told(child.adviser())).anyMatch(text -> text.endsWith(
                "A request for pupil premium of 20 November 2026 has waited for a decision since 20 November 2026."));

        jobs.fireTimer(request.id(), "boundaryEvent_escalate"::equals);
        assertThat(instance).hasPassed("serviceTask_tellHead").isWaitingAt(FundingCase.DECIDE);
        Assertions.assertThat(told(child.head())).anyMatch(text -> text.endsWith(
                "A request for pupil premium of 20 November 2026 has waited for a decision since 20 November 2026."));
    }

    @Test
    void aRequestThatIsNotNeededAnyMoreEndsWhateverItWaitsFor() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        ProcessInstance instance = instance(request);
        assertThat(instance).isWaitingAt(FundingCase.DECIDE);

        ends.close(request.id(), FundingEnd.CHANGED_SCHOOL, "test");

        assertThat(instance).isEnded().hasPassed("endEvent_requestClosed");
        Assertions.assertThat(journey.find(request.id()).status()).isEqualTo(FundingStatus.CLOSED);
    }

    private List<String> told(String userId) {
        return Inbox.of(port, userId);
    }

    private ProcessInstance instance(FundingRecord request) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.id().toString()).singleResult();
    }
}
