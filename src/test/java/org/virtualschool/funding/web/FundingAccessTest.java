package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;

/** What requests and decisions are refused over HTTP, each with its reason and with the ledger as it was. */
@CaseworkTest
class FundingAccessTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String APPROVE = "{\"variables\":{\"fundingOutcome\":{\"value\":\"approve\"}}}";
    private static final long LEFT = 20_000_00;

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private PepCase child;
    private Fund fund;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        fund = journey.leave(FundingJourney.YEAR, LEFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "0", "0.00", "12.505", "NaN", "1e3", "Infinity", "10000.01", "999999999999999", "abc", "1.234,50"})
    void noAmountThatIsNone(String amount) {
        Answer answer = ask(child.teacher(), Map.of("amount", amount));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", "amount-error");
        assertNothingAskedOrSpent();
    }

    @ParameterizedTest
    @CsvSource({"startsOn-day, 31, startsOn-error", "startsOn-month, 13, startsOn-error", "endsOn-year, 2025, endsOn-error",
            "endsOn-year, 2029, endsOn-error", "use, bribe, use-error", "need, '', need-error"})
    void nothingElseThatIsWrong(String field, String value, String fault) {
        Answer answer = ask(child.teacher(), Map.of(field, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", fault);
        assertNothingAskedOrSpent();
    }

    @Test
    void theSameSentTwiceCountsOnce() {
        ask(child.teacher(), Map.of("amount", "500"));
        Answer second = ask(child.teacher(), Map.of("amount", "500"));

        assertThat(second.status()).isEqualTo(302);
        assertThat(requests.of(child.child().id())).extracting(FundingRecord::status)
                .containsExactlyInAnyOrder(FundingStatus.NOT_ELIGIBLE, FundingStatus.COMMITTED);
        assertThat(requests.of(child.child().id())).flatExtracting(FundingRecord::refusedBy).containsExactly(EligibilityRule.ASKED_BEFORE);
        assertThat(left()).isEqualTo(LEFT - 500_00);
    }

    @Test
    void theCoreAmountIsNotGivenTwiceToTwoWhoAskAtOnce() {
        List<Answer> answers = Stream.of(Map.of("amount", "600", "use", "mentoring"), Map.of("amount", "600", "use", "trip"))
                .map(changed -> CompletableFuture.supplyAsync(() -> ask(child.teacher(), changed))).toList().stream()
                .map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(302);
        assertThat(requests.of(child.child().id())).extracting(FundingRecord::status)
                .containsExactlyInAnyOrder(FundingStatus.COMMITTED, FundingStatus.WITH_APPROVER);
        assertThat(left()).isEqualTo(LEFT - 600_00);
    }

    @Test
    void nobodyAsksForAChildTheyMayNotSeeNorLearnsWhetherThereIsOne() {
        PepCase other = peps.newCase();

        Answer foreign = ask(other.teacher(), Map.of());
        Answer unknown = askFor("VS-999999", other.teacher(), Map.of());

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(foreign.body().replaceAll("VS-\\d{6}", "")).isEqualTo(unknown.body().replaceAll("VS-\\d{6}", ""));
        assertNothingAskedOrSpent();
    }

    @Test
    void whoDoesNotAskOrDecideSeesNeitherPage() {
        for (String who : List.of(logins.of(Role.FINANCE_OFFICER), logins.of(Role.GOVERNOR), child.teacher(), child.socialWorker(), child.coordinator())) {
            assertThat(browser(who).get("/funding/approvals").status()).as(who).isEqualTo(403);
        }
        for (String who : List.of(logins.of(Role.FINANCE_OFFICER), child.head(), logins.of(Role.MANAGER), child.coordinator())) {
            assertThat(ask(who, Map.of()).status()).as(who).isEqualTo(403);
        }
        assertNothingAskedOrSpent();
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestByWhateverAccountOrWay() {
        FundingRecord request = journey.ask(child, child.adviser(), false, FundingJourney.wish(900_00));
        String secondAccount = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        jdbc.sql("update casework.staff set person_id = (select person_id from casework.staff where user_id = ?) where user_id = ?")
                .params(child.adviser(), secondAccount).update();

        for (String same : List.of(child.adviser(), secondAccount)) {
            assertThat(onEngine(same, request).status()).as("by REST").isEqualTo(403);
            assertThat(onEngine(same, request).body()).contains("You asked for this yourself. Somebody else has to decide.");
            assertThat(onOurPage(same, request)).as("by our page").contains("You asked for this yourself. Somebody else has to decide.");
            assertThatThrownBy(() -> jdbc.sql("insert into casework.funding_decision (id, request_id, part, decided_by, outcome, amount_pence,"
                    + " decided_at) values (?, ?, 'OFFICER', ?, 'APPROVE', 90000, now())").params(UUID.randomUUID(), request.id(), same).update())
                    .as("in the database").hasMessageContaining("cannot be decided by the person who asked for it");
        }
        assertThat(left()).isEqualTo(LEFT);

        assertThat(onEngine(child.otherAdviser(), request).status()).isEqualTo(204);
        assertThat(left()).isEqualTo(LEFT - 900_00);
    }

    @Test
    void bothVotesOfThePanelAreNotOnePersons() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));
        String manager = logins.of(Role.MANAGER);
        jdbc.sql("update casework.staff set person_id = (select person_id from casework.staff where user_id = ?) where user_id = ?")
                .params(child.head(), manager).update();

        assertThat(onEngine(child.head(), request, "userTask_voteAsHead").status()).isEqualTo(204);
        assertThat(onOurPage(manager, peps.task(request.id(), "userTask_voteAsManager").getId())).contains("You have voted already.");
        assertThat(left()).isEqualTo(LEFT);
    }

    @Test
    void whoIsNoApproverCannotDecideAndWhoWasOneCannotAnyMore() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));

        assertThat(onEngine(child.teacher(), request).status()).isEqualTo(403);
        assertThat(onEngine(logins.of(Role.MANAGER), request).status()).isEqualTo(403);
        Caller browser = browser(child.otherAdviser());
        assertThat(browser.get("/funding/approvals").body()).contains(task(request));
        accounts.save(new UserAccount(child.otherAdviser(), "Former adviser", child.otherAdviser(), Set.of(Role.GOVERNOR)));
        assertThat(onEngine(child.otherAdviser(), request).status()).isEqualTo(403);

        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_APPROVER);
        assertThat(left()).isEqualTo(LEFT);
    }

    @Test
    void managersAreNotOnTheEnginesCallsByWhichATenantTellsTheSchool() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));

        assertThat(Caller.program(port, logins.of(Role.MANAGER), PASSWORD).get("/engine-rest/task?maxResults=10").status()).isEqualTo(403);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_PANEL);
    }

    @Test
    void whoAnswersAQuestionHasAskedForItAndWhoAskedItDoesNotAnswer() {
        FundingRecord request = journey.ask(child, child.adviser(), false, FundingJourney.wish(700_00));
        journey.complete(request.id(), "userTask_decideFundingRequest", child.otherAdviser(),
                Map.of("fundingOutcome", "ask", "decisionQuestion", "For how many weeks is this?"));
        String answer = "{\"variables\":{\"fundingAnswer\":{\"value\":\"For twelve weeks.\"},\"requestedAmount\":{\"value\":\"1000\"},"
                + "\"provisionStartsOn\":{\"value\":\"2026-11-23\"},\"provisionEndsOn\":{\"value\":\"2027-02-12\"}}}";

        assertThat(completes(child.otherAdviser(), request, answer).body()).contains("You asked a question about this request.");
        String third = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        assertThat(completes(third, request, answer).status()).isEqualTo(204);

        assertThat(onEngine(third, request).body()).contains("You answered a question about this request.");
        assertThat(left()).isEqualTo(LEFT);
        assertThat(onEngine(child.otherAdviser(), request).status()).isEqualTo(204);
    }

    private Answer completes(String who, FundingRecord request, String body) {
        return Caller.program(port, who, PASSWORD).json("POST", "/engine-rest/task/" + task(request) + "/complete", body);
    }

    @Test
    void twoApproversOnTheLastHundredPounds() {
        PepCase second = peps.newCase();
        peps.toSignedOff(second);
        FundingRecord one = journey.ask(child, FundingJourney.wish(700_00));
        FundingRecord two = journey.ask(second, FundingJourney.wish(700_00));
        journey.leave(FundingJourney.YEAR, 700_00);

        List<Answer> answers = Stream.of(CompletableFuture.supplyAsync(() -> onEngine(child.adviser(), one)),
                CompletableFuture.supplyAsync(() -> onEngine(second.adviser(), two))).toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 400);
        assertThat(answers).filteredOn(answer -> answer.status() == 400).singleElement()
                .satisfies(refused -> assertThat(refused.body()).contains("has £0.00 left, £700.00 are needed from it"));
        assertThat(left()).isZero();
    }

    @Test
    void twoWhoDecideOnTheSameRequestAtOnceDecideOnce() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        String taskId = task(request);

        List<Integer> answers = Stream.of(child.adviser(), child.otherAdviser())
                .map(who -> CompletableFuture.supplyAsync(() -> onEngine(who, taskId).status())).toList().stream()
                .map(CompletableFuture::join).sorted().toList();

        assertThat(answers.get(0)).isEqualTo(204);
        assertThat(answers.get(1)).isBetween(400, 409);
        assertThat(requests.find(request.id()).decisions()).hasSize(1);
        assertThat(left()).isEqualTo(LEFT - 900_00);
    }

    @Test
    void oneOfThePanelWhoDeclinesWhileTheOtherApprovesSettlesIt() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));
        String manager = logins.of(Role.MANAGER);
        String headTask = peps.task(request.id(), "userTask_voteAsHead").getId();
        String managerTask = peps.task(request.id(), "userTask_voteAsManager").getId();
        String decline = "{\"variables\":{\"fundingOutcome\":{\"value\":\"decline\"},\"decisionReason\":{\"value\":\"The school has a mentor already.\"}}}";

        CompletableFuture<Integer> declines = CompletableFuture.supplyAsync(() -> Caller.program(port, child.head(), PASSWORD)
                .json("POST", "/engine-rest/task/" + headTask + "/complete", decline).status());
        CompletableFuture<String> approves = CompletableFuture.supplyAsync(() -> onOurPage(manager, managerTask));

        assertThat(declines.join()).isEqualTo(204);
        assertThat(approves.join()).as("voted before, or was too late").containsAnyOf("\"done\":true", "\"done\":false");
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.DECLINED);
        assertThat(onOurPage(manager, managerTask)).contains("\"done\":false");
        assertThat(left()).isEqualTo(LEFT);
    }

    private Answer ask(String who, Map<String, String> changed) {
        return askFor(child.child().reference(), who, changed);
    }

    private Answer askFor(String reference, String who, Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of("use", PremiumUse.MENTORING.code(), "need", "Loses heart.", "provision", "A mentor.",
                "outcome", "Stays.", "startsOn-day", "20", "startsOn-month", "11", "startsOn-year", "2026"));
        fields.putAll(Map.of("endsOn-day", "12", "endsOn-month", "2", "endsOn-year", "2027", "amount", "900"));
        fields.putAll(changed);
        Caller browser = browser(who);
        fields.put("_csrf", csrf(browser));
        return browser.form("/children/" + reference + "/funding-requests", fields);
    }

    private Answer onEngine(String who, FundingRecord request) {
        return onEngine(who, task(request));
    }

    private Answer onEngine(String who, FundingRecord request, String taskKey) {
        return onEngine(who, peps.task(request.id(), taskKey).getId());
    }

    private Answer onEngine(String who, String taskId) {
        return Caller.program(port, who, PASSWORD).json("POST", "/engine-rest/task/" + taskId + "/complete", APPROVE);
    }

    private String onOurPage(String who, FundingRecord request) {
        return onOurPage(who, task(request));
    }

    private String onOurPage(String who, String taskId) {
        Caller browser = browser(who);
        return browser.form("/funding/approvals/" + taskId + "/approve", Map.of("_csrf", csrf(browser))).body();
    }

    private Caller browser(String who) {
        Caller browser = Caller.browser(port);
        browser.logIn(who, PASSWORD);
        return browser;
    }

    private static String csrf(Caller browser) {
        Matcher token = CSRF.matcher(browser.get("/").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String task(FundingRecord request) {
        return tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
    }

    private long left() {
        return ledger.find(fund.id()).orElseThrow().balance().available();
    }

    private void assertNothingAskedOrSpent() {
        assertThat(requests.of(child.child().id())).isEmpty();
        assertThat(left()).isEqualTo(LEFT);
    }
}
