package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;

/** What those who decide read on the page of approvals, and what they are told. */
@CaseworkTest
class ApprovalsHttpTest {

    private static final String PAGE = "/funding/approvals";
    private static final String DECIDE = "userTask_decideFundingRequest";
    private static final String HEAD_VOTES = "userTask_voteAsHead";
    private static final String MANAGER_VOTES = "userTask_voteAsManager";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern WAITING = Pattern.compile("(\\d+|No) requests? waits? for your decision\\.");

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private TestLogins logins;
    @LocalServerPort
    private int port;

    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        journey.leave(FundingJourney.YEAR, 50_000_00);
    }

    @Test
    void everythingThatIsWrongStandsAtItsFieldByItsName() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        String task = task(request, DECIDE);

        Answer wrong = decide(child.adviser(), task, Map.of("outcome", "approve-part", "amount", "NaN", "words", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("href=\"#amount-" + task + "\"", "href=\"#words-" + task + "\"", "id=\"amount-" + task + "-error\"",
                "id=\"words-" + task + "-error\"", ">Smaller amount: Enter a number", ">Reason: Fill this in.").doesNotContain("outcome-" + task + "-error");
        assertThat(decide(child.adviser(), task, Map.of("outcome", "ask", "words", "")).body()).contains(">Your question: Fill this in.");
        assertThat(decide(child.adviser(), task, Map.of("words", "Fine.")).body()).contains("href=\"#outcome-" + task + "\"", "Choose what you decide.");
        assertThat(requests.find(request.id()).decisions()).isEmpty();
    }

    @Test
    void theWholeAmountIsNoSmallerOneHoweverItIsSent() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        String task = task(request, DECIDE);

        Answer byPage = decide(child.adviser(), task, Map.of("outcome", "approve-part", "amount", "900.00", "words", "All of it, please."));
        Answer byProgram = Caller.program(port, child.adviser(), PASSWORD).json("POST", "/engine-rest/task/" + task + "/complete",
                "{\"variables\":{\"fundingOutcome\":{\"value\":\"approve-part\"},\"approvedAmount\":{\"value\":\"900\"},"
                        + "\"decisionReason\":{\"value\":\"All of it, please.\"}}}");

        assertThat(List.of(byPage, byProgram)).allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("That is the whole amount.");
        });
        assertThat(requests.find(request.id()).decisions()).isEmpty();
    }

    @Test
    void whatIsNoTaskIsToldSoAndTheRestIsDecided() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        Caller browser = browser(child.adviser());

        Answer odd = browser.form(PAGE + "/approve", Map.of("_csrf", csrf(browser), "task", "a\0b"));
        assertThat(odd.status()).isEqualTo(200);
        assertThat(odd.body()).contains("There is no such request.");
        assertThat(browser.form(PAGE + "/approve", Map.of("_csrf", csrf(browser), "task", task(request, DECIDE))).body()).contains("Approved");
        assertThat(requests.find(request.id()).decisions()).hasSize(1);
    }

    @Test
    void whatIsDecidedMeanwhileLeadsToNoFieldThatIsGone() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(900_00));
        String task = task(request, DECIDE);
        journey.complete(request.id(), DECIDE, child.otherAdviser(), Map.of("fundingOutcome", "approve"));

        Answer late = decide(child.adviser(), task, Map.of("outcome", "decline", "words", "The school pays for this."));

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.body()).contains("There is a problem").doesNotContain("#outcome-" + task);
    }

    @Test
    void bothYearsOfWhatCrossesTheThirtyFirstOfMarchAreShown() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(PremiumUse.MENTORING, LocalDate.of(2027, 3, 22), LocalDate.of(2027, 4, 10), 900_00));

        assertThat(row(child.adviser(), task(request, DECIDE))).contains("Pupil premium plus 2026/27: £50,000.00, after this £49,550.00 (£450.00 from it)",
                "Pupil premium plus 2027/28: ", "22 March 2027 to 10 April 2027");
    }

    @Test
    void votesThatNameDifferentAmountsAreToldToBothAndStandInTheRow() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_200_00));
        String manager = logins.of(Role.MANAGER);
        Caller head = browser(child.head());
        assertThat(head.form(PAGE + "/" + task(request, HEAD_VOTES) + "/approve", Map.of("_csrf", csrf(head))).body())
                .contains("It is approved once both votes name the same amount.");
        String amounts = "£3,200.00 by the head of the virtual school, £3,000.00 by the manager. Neither counts, ";

        Caller second = browser(manager);
        decide(second, task(request, MANAGER_VOTES), part("3000"));

        assertThat(second.get(PAGE).body()).contains("Vote given, but the votes name different amounts: " + amounts + "and both vote again.");
        assertThat(List.of(child.head(), manager)).allSatisfy(who ->
                assertThat(Inbox.of(port, who)).filteredOn(text -> text.endsWith(amounts + "please vote again.")).hasSize(1));
        String headTask = task(request, HEAD_VOTES);
        assertThat(row(child.head(), headTask)).contains(amounts + "please vote again.", "With £3,000.00, as the other vote has it:",
                "£50,000.00, after this £47,000.00");
        assertThat(row(manager, task(request, MANAGER_VOTES))).contains(amounts, "£50,000.00, after this £46,800.00");
        assertThat(head.get("/tasks/" + headTask).body()).contains("Reckoned with £3,000.00", "£50,000.00 left, £47,000.00 after this");

        decide(child.head(), headTask, part("3000"));
        assertThat(row(manager, task(request, MANAGER_VOTES))).contains("Head of the virtual school approves £3,000.00. If you agree").doesNotContain(amounts);
        decide(manager, task(request, MANAGER_VOTES), part("3000"));
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(requests.find(request.id()).approvedPence()).isEqualTo(3_000_00);
    }

    @Test
    void whatSomebodyAskedForThemselvesIsShownWithTheReasonAndNotToBeTicked() {
        int own = waitingFor(child.adviser());
        int others = waitingFor(child.otherAdviser());
        FundingRecord request = journey.ask(child, child.adviser(), false, FundingJourney.wish(900_00));
        String task = task(request, DECIDE);

        assertThat(row(child.adviser(), task)).contains("You asked for this yourself. Somebody else has to decide.", "£900.00")
                .doesNotContain("type=\"checkbox\"", "Decide otherwise");
        assertThat(row(child.otherAdviser(), task)).contains("type=\"checkbox\"", "Decide otherwise").doesNotContain("You asked for this");
        assertThat(waitingFor(child.adviser())).as("on the home page").isEqualTo(own);
        assertThat(waitingFor(child.otherAdviser())).isEqualTo(others + 1);
    }

    private int waitingFor(String who) {
        Matcher said = WAITING.matcher(browser(who).get("/").body());
        assertThat(said.find()).isTrue();
        return said.group(1).equals("No") ? 0 : Integer.parseInt(said.group(1));
    }

    private String task(FundingRecord request, String taskKey) {
        return peps.task(request.id(), taskKey).getId();
    }

    private static Map<String, String> part(String pounds) {
        return Map.of("outcome", "approve-part", "amount", pounds, "words", "Two terms are enough to see.");
    }

    private Answer decide(String who, String task, Map<String, String> written) {
        return decide(browser(who), task, written);
    }

    private static Answer decide(Caller browser, String task, Map<String, String> written) {
        Map<String, String> fields = new HashMap<>(written);
        fields.put("_csrf", csrf(browser));
        return browser.form(PAGE + "/" + task, fields);
    }

    private String row(String who, String task) {
        Matcher row = Pattern.compile("<tbody[^>]*data-task=\"" + task + "\".*?</tbody>", Pattern.DOTALL).matcher(browser(who).get(PAGE).body());
        assertThat(row.find()).isTrue();
        return row.group();
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
}
