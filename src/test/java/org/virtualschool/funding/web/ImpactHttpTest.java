package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;

/** What reports are refused over HTTP, and who sees none of it; the ledger is as before. */
@CaseworkTest
class ImpactHttpTest {

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private FundingAccounts accounts;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private TaskService tasks;
    @LocalServerPort
    private int port;

    private PepCase child;
    private FundingRecord request;
    private String task;

    @BeforeEach
    void aReportThatIsDue() {
        child = journey.child();
        request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        jobs.fireTimer(request.id(), "intermediateCatchEvent_provisionOver"::equals);
        task = tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "120.01", "12.505", "NaN", "Infinity", "1e3", "abc", "999999999999"})
    void noAmountThatIsNoneOrMoreThanWasPaid(String spent) {
        Answer answer = reports(child.teacher(), spent, "fully");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("How much was spent?");
        assertNothingReported();
    }

    @Test
    void nobodyElseReportsAndNoOutcomeIsInvented() {
        PepCase elsewhere = journey.child();
        for (String who : List.of(elsewhere.teacher(), child.socialWorker(), child.adviser(), logins.of(Role.FINANCE_OFFICER))) {
            assertThat(reports(who, "120", "fully").status()).as(who).isEqualTo(403);
        }
        assertThat(reports(child.teacher(), "120", "wonderful").status()).isEqualTo(400);
        assertNothingReported();
    }

    @Test
    void theSameReportSentTwiceCountsOnce() {
        List<Answer> answers = Stream.of("100", "90").map(spent -> CompletableFuture.supplyAsync(() -> reports(child.teacher(), spent, "partly")))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).filteredOn(status -> status == 204).hasSize(1);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.REFUND_DUE);
        assertThat(accounts.refundDue(request.id())).isIn(20_00L, 30_00L);
    }

    @Test
    void ofSeveralTabsThatConfirmARefundOneDoesAndTheOthersReadThatItIsDone() {
        reports(child.teacher(), "100", "partly");
        String refund = tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
        Caller finance = Caller.browser(port);
        finance.logIn(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(finance.get("/tasks/" + refund).body());
        assertThat(token.find()).isTrue();
        String form = "asked=refundAmount&asked=refundReceivedOn&f-refundAmount=20&f-refundReceivedOn-day=13&f-refundReceivedOn-month=2"
                + "&f-refundReceivedOn-year=2027&_csrf=" + token.group(1);

        List<Answer> answers = IntStream.range(0, 8).mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> finance.send("POST", "/tasks/" + refund, form, "application/x-www-form-urlencoded"), tab -> new Thread(tab).start()))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).filteredOn(status -> status == 302).hasSize(1);
        assertThat(answers).extracting(Answer::status).containsOnly(302, 409);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 100_00, 20_00));
    }

    @Test
    void financeHasRefundsOnOurPagesAndNothingOfTheEnginesCalls() {
        reports(child.teacher(), "100", "partly");
        String refund = tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
        String finance = logins.of(Role.FINANCE_OFFICER);

        for (String path : List.of("/engine-rest/task?maxResults=10", "/engine-rest/task/" + refund, "/engine-rest/task/" + refund + "/form-variables",
                "/engine-rest/process-instance")) {
            assertThat(Caller.program(port, finance, PASSWORD).get(path).status()).as(path).isEqualTo(403);
        }
        Caller browser = Caller.browser(port);
        browser.logIn(finance, PASSWORD);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/" + refund).status()).isEqualTo(403);
        assertThat(browser.get("/tasks/" + refund).status()).isEqualTo(200);
        String label = child.child().reference() + " · Oakfield";
        assertThat(labelOf(refund)).isEqualTo(label);
        for (String page : List.of("/tasks", "/tasks/" + refund)) {
            assertThat(browser.get(page).body()).as(page).contains(label).doesNotContain(child.child().reference() + " · A.B.");
        }
        assertThat(browser.get("/children/" + child.child().reference()).status()).isEqualTo(403);
        Caller governor = Caller.browser(port);
        governor.logIn(logins.of(Role.GOVERNOR), PASSWORD);
        assertThat(governor.get("/tasks/" + refund).status()).isEqualTo(403);
    }

    @Test
    void financeOpensNoTaskOfARequestThatIsNotAboutARefund() {
        Caller finance = Caller.browser(port);
        finance.logIn(logins.of(Role.FINANCE_OFFICER), PASSWORD);

        Answer answer = finance.get("/tasks/" + task);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Loses heart", child.child().reference());
    }

    private String labelOf(String task) {
        return (String) tasks.getVariable(task, "caseLabel");
    }

    private Answer reports(String who, String spent, String reached) {
        return Caller.program(port, who, PASSWORD).json("POST", "/engine-rest/task/" + task + "/complete", """
                {"variables":{"spentAmount":{"value":"%s"},"outcomeReached":{"value":"%s"},
                "impactChange":{"value":"Reads aloud without being asked."},"impactEvidence":{"value":"By the register of the reading room."}}}"""
                .formatted(spent, reached));
    }

    private void assertNothingReported() {
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.IMPACT_DUE);
        assertThat(accounts.of(request.id()).impact()).isNull();
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
    }
}
