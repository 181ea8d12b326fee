package org.virtualschool.funding.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.Wish;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.Traces;

/** What the engine knows of a request: ids and where it goes next. Nothing a person wrote, no amount, nothing that names a child. */
@CaseworkTest
class FundingVariablesTest {

    private static final Set<String> FROM_THE_CHECK_ON = Set.of("requestId", "childId", "caseLabel", "answerer", "answererGroup", "eligible",
            "remindAt", "escalateAt", "approvalRoute");
    private static final String NEED = "Quietly frightened of the dinner hall.";
    private static final String PROVISION = "Zephyr the therapy dog comes on Wednesdays.";
    private static final String OUTCOME = "Eats with the others on four days of five.";
    private static final String QUESTION = "Which licence does the dog have?";
    private static final String ANSWER = "The blue one of the therapy dog society.";
    private static final String CHANGE = "Hums on the way to the canteen now.";
    private static final String EVIDENCE = "The kitchen staff kept a tally of empty trays.";
    private static final String REASON = "Half a year is enough to see whether it helps.";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PaymentJourney payments;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private PepJourney peps;
    @Autowired
    private TestLogins logins;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Traces traces;

    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        journey.leave(FundingJourney.YEAR, 50_000_00);
    }

    @Test
    void everyWaitStateHasExactlyItsVariables() {
        FundingRecord request = journey.ask(child, wish(900_00));
        assertVariables(request.id(), and(FROM_THE_CHECK_ON, "approverGroup"));
        assertThat(runtime.getVariables(instance(request.id()))).containsEntry("caseLabel", child.child().reference() + " · A.B. · Y9 · Oakfield")
                .containsEntry("answererGroup", Groups.school(child.school().key())).containsEntry("answerer", null)
                .containsEntry("approverGroup", Role.VIRTUAL_SCHOOL_ADVISER).containsEntry("remindAt", "2026-12-07T06:00:00Z")
                .containsEntry("escalateAt", "2026-12-11T06:00:00Z");

        journey.complete(request.id(), FundingCase.DECIDE, child.adviser(), Map.of("fundingOutcome", "ask", "decisionQuestion", QUESTION));
        assertVariables(request.id(), and(FROM_THE_CHECK_ON, "approverGroup", "fundingOutcome"));

        journey.complete(request.id(), FundingCase.ANSWER, child.teacher(), Map.of("fundingAnswer", ANSWER, "requestedAmount", "3000",
                "provisionStartsOn", "2026-11-23", "provisionEndsOn", "2027-02-12"));
        assertVariables(request.id(), and(FROM_THE_CHECK_ON, "approverGroup", "fundingOutcome"));
        assertThat(runtime.getVariables(instance(request.id()))).as("the panel").containsEntry("approverGroup", null);
    }

    @Test
    void alsoOnceItIsPaid() {
        FundingRecord request = payments.byPolicy(child, 0, 120_00);
        assertVariables(request.id(), and(FROM_THE_CHECK_ON, "approverGroup", "fundingOutcome"));
        payments.pay(child);
        assertVariables(request.id(), and(FROM_THE_CHECK_ON, "approverGroup", "fundingOutcome", "reportAt"));
        assertThat(runtime.getVariables(instance(request.id()))).containsEntry("reportAt", "2027-02-13T06:00:00Z");

        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        Set<String> asked = and(FROM_THE_CHECK_ON, "approverGroup", "fundingOutcome", "reportAt", "impactRemindAt", "impactEscalateAt");
        assertVariables(request.id(), asked);
        assertThat(runtime.getVariables(instance(request.id()))).containsEntry("impactRemindAt", "2027-03-01T06:00:00Z")
                .containsEntry("impactEscalateAt", "2027-03-15T06:00:00Z");

        journey.complete(request.id(), FundingCase.REPORT, child.teacher(), Map.of("spentAmount", "1.00", "outcomeReached", "not",
                "impactChange", CHANGE, "impactEvidence", EVIDENCE));
        assertVariables(request.id(), and(asked, "moneyLeft"));
        assertThat(List.of(CHANGE, EVIDENCE)).allSatisfy(text -> assertThat(traces.of(List.of(text), "casework")).as("on record").isNotEmpty());
        assertThat(traces.of(List.of(CHANGE, EVIDENCE), "public")).as("in the engine").isEmpty();
    }

    @Test
    void aSocialWorkerAnswersInPersonAndTheTeamCovers() {
        FundingRecord request = journey.ask(child, child.socialWorker(), false, wish(900_00));
        assertThat(runtime.getVariables(instance(request.id()))).containsEntry("answerer", child.socialWorker())
                .containsEntry("answererGroup", Groups.team(child.team()));
        journey.complete(request.id(), FundingCase.DECIDE, child.adviser(), Map.of("fundingOutcome", "ask", "decisionQuestion", QUESTION));

        journey.complete(request.id(), FundingCase.ANSWER, child.socialWorker(), Map.of("fundingAnswer", ANSWER, "requestedAmount", "800",
                "provisionStartsOn", "2026-11-23", "provisionEndsOn", "2027-02-12"));

        assertThat(journey.find(request.id()).answers()).extracting(FundingRecord.Answer::said).containsExactly(ANSWER);
    }

    @Test
    void nothingThatWasWrittenIsInAnyTableOfTheEngine() {
        FundingRecord request = journey.ask(child, wish(3_000_00));
        journey.complete(request.id(), FundingCase.VOTE_MANAGER, logins.of(Role.MANAGER), Map.of("fundingOutcome", "approve"));
        journey.complete(request.id(), FundingCase.VOTE_HEAD, child.head(), Map.of("fundingOutcome", "ask", "decisionQuestion", QUESTION));
        journey.complete(request.id(), FundingCase.ANSWER, child.teacher(), Map.of("fundingAnswer", ANSWER, "requestedAmount", "900",
                "provisionStartsOn", "2026-11-23", "provisionEndsOn", "2027-02-12"));
        journey.complete(request.id(), FundingCase.DECIDE, child.adviser(), Map.of("fundingOutcome", "approve-part", "approvedAmount", "450",
                "decisionReason", REASON));

        List<String> written = List.of(NEED, PROVISION, OUTCOME, QUESTION, ANSWER, REASON);
        assertThat(written).allSatisfy(text -> assertThat(traces.of(List.of(text), "casework")).as("on record: %s", text).isNotEmpty());
        assertThat(traces.of(written, "public")).as("in the engine").isEmpty();
    }

    private static Wish wish(long pence) {
        return new Wish(PremiumUse.THERAPEUTIC, NEED, PROVISION, OUTCOME, PepJourney.MEETING, FundingJourney.wish(pence).endsOn(), pence);
    }

    private static Set<String> and(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    private void assertVariables(UUID request, Set<String> names) {
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance(request)).list())
                .extracting(variable -> variable.getName()).containsExactlyInAnyOrderElementsOf(names);
    }

    private String instance(UUID request) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.toString()).singleResult().getId();
    }
}
