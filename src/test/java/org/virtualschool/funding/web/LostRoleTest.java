package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.RunStatus;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;

/** Whoever has just lost a role moves no money by it, in the same moment and by whatever way they are still signed in. */
@CaseworkTest
class LostRoleTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String ASKING = "{\"use\":\"mentoring\",\"need\":\"Loses heart.\",\"provision\":\"A mentor.\",\"outcome\":\"Stays.\","
            + "\"startsOn\":\"2026-11-27\",\"endsOn\":\"2027-02-12\",\"amount\":\"90\"}";

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private FundingJourney funding;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private PaymentRuns runs;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        child = journey.child();
    }

    @Test
    void releasesNoPayment() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        UUID run = runs.prepare(child.school().key(), runs.preview(child.school().key()).shown(), logins.of(Role.FINANCE_OFFICER)).runId();
        String who = logins.of(Role.FINANCE_OFFICER);
        Caller browser = browser(who);
        String token = csrf(browser);

        lose(who);

        assertThat(browser.form("/funding/payments/" + run + "/release", Map.of("_csrf", token)).status()).isEqualTo(403);
        assertThat(browser.get("/funding/payments/" + run).status()).as("nor looks any more").isEqualTo(403);
        assertThat(runs.find(run).orElseThrow().status()).isEqualTo(RunStatus.PREPARED);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"finance-officer, /funding/payments", "finance-officer, /funding/year-end/begin", "virtual-school-head, /funding/amount",
            "virtual-school-head, /funding/pool", "virtual-school-head, /funding/rates", "virtual-school-head, /funding/allocation"})
    void booksAndEntersNothing(String role, String path) {
        String who = logins.of(role);
        Caller browser = browser(who);
        Map<String, String> form = new HashMap<>(Map.of("_csrf", csrf(browser), "id", UUID.randomUUID().toString(), "grant", "pp-plus", "year", "2026/27",
                "amount", "5", "reason", "For the test", "pool", "Tutors", "source", "A letter", "stage", "FINAL"));
        form.putAll(Map.of("requests", "1", "pence", "1", "central", "0"));

        lose(who);

        assertThat(browser.form(path, form).status()).isEqualTo(403);
    }

    @Test
    void asksAndClaimsNothing() {
        for (String way : new String[] {"funding-requests", "early-years-claims"}) {
            String who = logins.atSchool(Role.DESIGNATED_TEACHER, child.school());
            Caller browser = browser(who);
            Map<String, String> form = new HashMap<>(Map.of("_csrf", csrf(browser), "use", "mentoring", "need", "Loses heart.", "provision", "A mentor.",
                    "outcome", "Stays.", "startsOn-day", "27", "startsOn-month", "11", "startsOn-year", "2026", "amount", "90"));
            form.putAll(Map.of("endsOn-day", "12", "endsOn-month", "2", "endsOn-year", "2027"));
            lose(who);

            assertThat(browser.form("/children/" + child.child().reference() + "/" + way, form).status()).as(way).isEqualTo(403);
        }
        assertThat(requests.of(child.child().id())).isEmpty();
    }

    @Test
    void asksNothingByTheApiWhosePasswordIsRemembered() {
        String who = logins.atSchool(Role.DESIGNATED_TEACHER, child.school());
        Caller program = Caller.program(port, who, PASSWORD);
        assertThat(program.get("/engine-rest/task/count").status()).isEqualTo(200);

        lose(who);

        assertThat(program.json("POST", "/api/children/" + child.child().reference() + "/funding-requests", ASKING).status()).isEqualTo(403);
        assertThat(requests.of(child.child().id())).isEmpty();
    }

    @Test
    void decidesNothingInTasklist() {
        FundingRecord request = funding.ask(child, FundingJourney.wish(900_00));
        String task = tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
        String who = child.otherAdviser();
        Caller browser = browser(who);
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.get("/camunda/api/engine/engine/default/task/" + task).status()).isEqualTo(200);

        lose(who);

        assertThat(browser.json("POST", "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                "{\"variables\":{\"fundingOutcome\":{\"value\":\"approve\"}}}").status()).isBetween(403, 404);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_APPROVER);
    }

    private void lose(String who) {
        accounts.save(new UserAccount(who, "Somebody else now", who, Set.of(Role.GOVERNOR)));
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
