package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.pep.PepReader;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.workflow.draft.TaskDrafts;

/** The page for deciding takes decisions alone, and of those what it was sent alone: never what somebody had begun to write elsewhere. */
@CaseworkTest
class ApprovalsDraftTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String NO_SUCH_TASK = "There is no such task or case for you.";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private PepReader reader;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private TaskDrafts drafts;
    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    private PepCase child;

    @BeforeEach
    void aChild() {
        child = peps.newCase();
        journey.leave(FundingJourney.YEAR, 20_000_00);
    }

    @Test
    void aTaskThatIsNoDecisionIsNotDoneByIt() {
        UUID pep = peps.toQualityAssurance(child);
        String task = peps.task(pep, "userTask_qualityAssurePep").getId();
        drafts.save(task, child.adviser(), child.answers().qualityAssurance(2));

        assertThat(approve(child.adviser(), task).body()).contains("\"done\":false", NO_SUCH_TASK);
        assertThat(decide(child.adviser(), task, Map.of("outcome", "decline", "words", "No.")))
                .matches(answer -> answer.status() == 400 && answer.body().contains(NO_SUCH_TASK));
        assertThat(ticked(child.adviser(), task).body()).contains("0 of 1 decided", NO_SUCH_TASK);

        assertThat(tasks.createTaskQuery().taskId(task).count()).as("still to be done").isOne();
        assertThat(reader.find(pep).rating()).isNull();
    }

    @Test
    void noQuestionIsAnsweredByIt() {
        peps.toSignedOff(child);
        FundingRecord request = journey.ask(child, child.adviser(), false, FundingJourney.wish(900_00));
        journey.complete(request.id(), "userTask_decideFundingRequest", child.otherAdviser(),
                Map.of("fundingOutcome", "ask", "decisionQuestion", "For how many weeks is this?"));
        String task = peps.task(request.id(), "userTask_answerQuestion").getId();
        drafts.save(task, child.adviser(), Map.of("fundingAnswer", "For twel", "requestedAmount", "9000"));

        assertThat(approve(child.adviser(), task).body()).contains("\"done\":false", NO_SUCH_TASK);

        assertThat(requests.find(request.id())).matches(found -> found.status() == FundingStatus.QUESTION && found.answers().isEmpty());
    }

    @Test
    void whatSomebodyBeganToWriteElsewhereIsNoPartOfTheDecision() {
        peps.toSignedOff(child);
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        String task = peps.task(request.id(), "userTask_decideFundingRequest").getId();
        drafts.save(task, child.adviser(), Map.of("fundingOutcome", "approve-part", "approvedAmount", "1.00", "decisionReason", "Half a reason"));

        assertThat(decide(child.adviser(), task, Map.of("outcome", "decline")).status()).as("without a reason").isEqualTo(400);
        assertThat(decide(child.adviser(), task, Map.of("outcome", "approve-part", "words", "A part.")).status()).as("without an amount").isEqualTo(400);
        assertThat(decide(child.adviser(), task, Map.of("outcome", "approve-part", "amount", "5")).status()).as("without a reason").isEqualTo(400);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_APPROVER);

        assertThat(approve(child.adviser(), task).body()).contains("\"done\":true", "Approved. The requester is told.");
        assertThat(requests.find(request.id()).decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.verdict().amountPence()).isEqualTo(900_00);
            assertThat(decision.verdict().reason()).isNull();
        });
    }

    private Answer approve(String who, String taskId) {
        return post(who, "/funding/approvals/" + taskId + "/approve", Map.of());
    }

    private Answer ticked(String who, String taskId) {
        return post(who, "/funding/approvals/approve", Map.of("task", taskId));
    }

    private Answer decide(String who, String taskId, Map<String, String> fields) {
        return post(who, "/funding/approvals/" + taskId, fields);
    }

    private Answer post(String who, String path, Map<String, String> fields) {
        Caller browser = Caller.browser(port);
        browser.logIn(who, PASSWORD);
        Matcher token = CSRF.matcher(browser.get("/").body());
        assertThat(token.find()).isTrue();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token.group(1));
        return browser.form(path, all);
    }
}
