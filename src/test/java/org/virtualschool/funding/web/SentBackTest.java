package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.people.Role;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;

/** A payment that the bank sends back: said by one in finance, made again by two others at most one of whom said so. */
@CaseworkTest
class SentBackTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String REPORT = "userTask_reportImpact";
    private static final String REPORT_NAME = "Report what the premium achieved";
    private static final String PROVISION_OVER = "intermediateCatchEvent_provisionOver";
    private static final String WHY = "The account is closed.";

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private FundingJourney funding;
    @Autowired
    private PaymentRuns runs;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private PepCase child;
    private String preparer;
    private String releaser;

    @BeforeEach
    void aChildWithASignedPepAndTwoInFinance() {
        child = journey.child();
        preparer = logins.of(Role.FINANCE_OFFICER);
        releaser = logins.of(Role.FINANCE_OFFICER);
    }

    @Test
    void itWaitsForTheNextRunWhichAnotherReleasesAndIsReportedOnAfterThat() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String first = pay();
        Caller officer = browser(preparer);
        assertThat(officer.get(first).body()).contains("Sent back?");
        assertThat(officer.get(first + "/requests/1/sent-back").body()).contains("Payment sent back", "£120.00", "Oakfield School");

        assertThat(say(officer, first, WHY).status()).isEqualTo(302);

        assertThat(officer.get(first).body()).contains("Payment 1 is recorded as sent back. It waits for the next payment run.", "Sent back, as ", WHY)
                .doesNotContain("Sent back?");
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
        assertThat(status(request)).isEqualTo(FundingStatus.COMMITTED);
        assertThat(Inbox.of(port, child.teacher())).anyMatch(text ->
                text.endsWith("A payment of pupil premium, £120.00, did not arrive. It is made again. Report on it after that."));
        assertThat(browser(child.teacher()).get("/children/" + child.child().reference()).body())
                .contains("Pupil premium payment sent back: it is paid again");

        String second = prepare(preparer);
        assertThat(officer.get(second).body()).contains("paid this before; it was sent back.", "You prepared this run.");
        assertThat(press(browser(releaser), second + "/release").status()).isEqualTo(302);
        jobs.runBackground("funding.pay");
        assertThat(status(request)).isEqualTo(FundingStatus.PAID);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(officer.get(first).body()).as("the first run stays what it was").contains(WHY, "1 of 1 request paid").doesNotContain("Sent back?");

        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        report(request);
        assertThat(status(request)).isEqualTo(FundingStatus.ACCOUNTED);
    }

    @Test
    void whoSaidSoDoesNotReleaseItByWhateverAccount() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        say(browser(releaser), pay(), WHY);
        String again = prepare(preparer);
        String second = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(releaser, second);

        for (String same : List.of(releaser, second)) {
            assertThat(browser(same).get(again).body()).contains("You recorded that a payment in this run had been sent back.")
                    .doesNotContain("Release £120.00");
            assertThat(press(browser(same), again + "/release").status()).isEqualTo(409);
            assertThatThrownBy(() -> jdbc.sql("update casework.payment_run set status = 'RELEASED', released_by = ?, released_at = now() where id = ?")
                    .params(same, idOf(again)).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("cannot be released by the person");
        }
        assertThat(press(browser(logins.of(Role.FINANCE_OFFICER)), again + "/release").status()).isEqualTo(302);
        jobs.runBackground("funding.pay");
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
    }

    @Test
    void aReportThatWasAskedForIsAskedForAgainAfterThePaymentAndNotBefore() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String run = pay();
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        assertThat(browser(child.teacher()).get("/tasks").body()).contains(REPORT_NAME);

        assertThat(say(browser(preparer), run, WHY).status()).isEqualTo(302);

        assertThat(browser(child.teacher()).get("/tasks").body()).doesNotContain(REPORT_NAME);
        pay();
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        report(request);
        assertThat(status(request)).isEqualTo(FundingStatus.ACCOUNTED);
        Answer late = say(browser(preparer), run, WHY);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("This payment is not made yet, or was recorded as sent back before.");
    }

    @Test
    void whatWasReportedOnHasArrived() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String run = pay();
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        report(request);

        Answer refused = say(browser(preparer), run, WHY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("There is a problem", "What this payment achieved was reported already, so it has arrived.");
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(browser(preparer).get(run).body()).contains("Sent back?").doesNotContain(WHY);
    }

    @Test
    void bothYearsOfWhatCrossesTheEndOfOneComeBack() {
        FinancialYear next = FundingJourney.YEAR.next();
        funding.leave(next, 10_000_00);
        FundingRecord request = funding.ask(child, FundingJourney.wish(PremiumUse.MENTORING, LocalDate.of(2027, 3, 22), LocalDate.of(2027, 4, 10), 100_00));
        String run = pay();
        long left = available(FundingJourney.YEAR) + available(next);

        say(browser(preparer), run, WHY);

        assertThat(ledger.committed(request.id(), FundingJourney.YEAR)).isEqualTo(50_00);
        assertThat(ledger.committed(request.id(), next)).isEqualTo(50_00);
        assertThat(available(FundingJourney.YEAR) + available(next)).as("set aside, not free").isEqualTo(left);
        pay();
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 100_00, 0));
    }

    @Test
    void wrongInputIsAnsweredInWordsAndNothingChanges() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String run = prepare(preparer);
        Answer early = say(browser(preparer), run, WHY);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body()).contains("This payment is not made yet");
        press(browser(releaser), run + "/release");
        jobs.runBackground("funding.pay");

        Map<String, String> wrong = Map.of(" ", "Enter why it was sent back.", "x".repeat(301), "must have at most 300 characters", "a\u0007b", "There is a problem");
        wrong.forEach((sent, words) -> {
            Answer refused = say(browser(preparer), run, sent);
            assertThat(refused.status()).as(words).isEqualTo(400);
            assertThat(refused.body()).contains(words);
        });
        for (String path : List.of(run + "/requests/2/sent-back", run + "/requests/0/sent-back", "/funding/payments/" + UUID.randomUUID() + "/requests/1/sent-back")) {
            assertThat(browser(preparer).get(path).status()).as(path).isEqualTo(404);
            assertThat(post(browser(preparer), path, Map.of("because", WHY)).status()).as(path).isEqualTo(404);
        }
        for (String who : List.of(child.teacher(), child.adviser(), child.head(), logins.of(Role.MANAGER))) {
            assertThat(say(browser(who), run, WHY).status()).as(who).isEqualTo(403);
            assertThat(browser(who).get(run).body()).as(who).doesNotContain("Sent back?");
        }
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(say(browser(preparer), run, WHY).status()).isEqualTo(302);
        assertThat(say(browser(preparer), run, WHY).status()).as("twice").isEqualTo(409);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
    }

    @Test
    void theDatabaseKeepsWhatWasSentBack() {
        journey.byPolicy(child, 0, 120_00);
        String run = pay();
        say(browser(preparer), run, WHY);

        for (String change : List.of("sent_back_at = null, sent_back_by = null, sent_back_because = null, discarded = false",
                "sent_back_because = 'Otherwise'", "paid_at = null", "amount_pence = 1")) {
            assertThatThrownBy(() -> jdbc.sql("update casework.payment set " + change + " where run_id = ?").param(idOf(run)).update())
                    .as(change).isInstanceOf(DataAccessException.class);
        }
    }

    private long available(FinancialYear year) {
        return ledger.fundFor(requests.of(child.child().id()).get(0).grant(), year, FundKind.CHILDREN).orElseThrow().balance().available();
    }

    private FundingStatus status(FundingRecord request) {
        return requests.find(request.id()).status();
    }

    private void report(FundingRecord request) {
        funding.complete(request.id(), REPORT, child.teacher(), Map.of("spentAmount", "120.00", "outcomeReached", "fully",
                "impactChange", "Reads aloud without being asked.", "impactEvidence", "The reading test of February."));
    }

    /** What waits for the child's school is prepared. @return the address of the run */
    private String prepare(String who) {
        Long school = child.school().key();
        return "/funding/payments/" + runs.prepare(school, runs.preview(school).shown(), who).runId();
    }

    /** The same, and released and paid. */
    private String pay() {
        String run = prepare(preparer);
        assertThat(runs.release(idOf(run), logins.of(Role.FINANCE_OFFICER))).isEmpty();
        jobs.runBackground("funding.pay");
        return run;
    }

    private static UUID idOf(String run) {
        return UUID.fromString(run.substring(run.lastIndexOf('/') + 1));
    }

    private static Answer say(Caller browser, String run, String because) {
        return post(browser, run + "/requests/1/sent-back", Map.of("because", because));
    }

    private static Answer press(Caller browser, String path) {
        return post(browser, path, Map.of());
    }

    private static Answer post(Caller browser, String path, Map<String, String> fields) {
        Matcher token = CSRF.matcher(browser.get("/").body());
        assertThat(token.find()).isTrue();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token.group(1));
        return browser.form(path, all);
    }

    private Caller browser(String who) {
        Caller browser = Caller.browser(port);
        browser.logIn(who, PASSWORD);
        return browser;
    }
}
