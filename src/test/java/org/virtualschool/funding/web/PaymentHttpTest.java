package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualschool.testing.TestLogins.PASSWORD;

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
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Payment runs over HTTP: who gets there, what is refused in which words, and what is in the files. */
@CaseworkTest
class PaymentHttpTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern SHOWN = Pattern.compile("name=\"(requests|pence)\"[^>]*value=\"(\\d+)\"");

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private EngineJobs jobs;
    @LocalServerPort
    private int port;

    private PepCase child;
    private Caller preparer;
    private Caller releaser;
    private String preparerId;

    @BeforeEach
    void aChildWithASignedPepAndTwoInFinance() {
        child = journey.child();
        preparerId = logins.of(Role.FINANCE_OFFICER);
        preparer = browser(preparerId);
        releaser = browser(logins.of(Role.FINANCE_OFFICER));
    }

    @Test
    void financePreparesAndReleasesHeadAndManagersReadAndNobodyElse() {
        journey.byPolicy(child, 0, 120_00);
        String run = prepare();

        for (String who : List.of(child.teacher(), child.adviser(), child.coordinator(), child.socialWorker(), logins.of(Role.GOVERNOR))) {
            Caller browser = browser(who);
            for (String path : List.of("/funding/payments", "/funding/payments/new", run, run + "/bacs.csv", run + "/journal.csv")) {
                assertThat(browser.get(path).status()).as(who + " " + path).isEqualTo(403);
            }
        }
        for (String who : List.of(child.head(), logins.of(Role.MANAGER))) {
            Caller reader = browser(who);
            assertThat(reader.get("/funding/payments").status()).as(who).isEqualTo(200);
            assertThat(reader.get(run).body()).contains("Waits to be released", "£120.00").doesNotContain("Release £120.00", "Discard this run");
            assertThat(reader.get("/funding/payments/new").status()).as(who).isEqualTo(403);
            for (String what : List.of("/release", "/discard", "/try-again")) {
                assertThat(press(reader, run + what).status()).as(who + what).isEqualTo(403);
            }
            assertThat(send(reader, Map.of("requests", "1", "pence", "1")).status()).as(who).isEqualTo(403);
        }
        assertThat(Caller.browser(port).get("/funding/payments").status()).isNotEqualTo(200);
    }

    @Test
    void whatIsPressedTwiceIsDoneOnceAndSaysSo() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        Map<String, String> shown = shown();
        assertThat(send(preparer, shown).status()).isEqualTo(302);
        Answer second = send(preparer, shown);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Nothing waits to be paid. It may be in a run already.");

        String run = latest();
        assertThat(releaser.get(run).body()).contains("Release £120.00");
        assertThat(press(releaser, run + "/release").status()).isEqualTo(302);
        Answer again = press(releaser, run + "/release");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("This run was released before. Every request in it is paid once.");
        assertThat(press(releaser, run + "/discard").body()).contains("This run was released before.");
        jobs.runBackground("funding.pay");

        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.PAID);
        assertThat(releaser.get(run).body()).contains("1 of 1 request paid");
    }

    @Test
    void whoPreparedCannotReleaseByWhateverAccountAndReadsWhy() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String run = prepare();
        String second = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(preparerId, second);

        for (Caller same : List.of(preparer, browser(second))) {
            assertThat(same.get(run).body()).contains("You prepared this run. Somebody else has to release it.", "Discard this run")
                    .doesNotContain("Release £120.00");
            Answer refused = press(same, run + "/release");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("There is a problem", "You prepared this run. Somebody else has to release it.");
        }
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
    }

    @Test
    void whoAskedOrApprovedNeitherPreparesNorReleasesAndReadsWhy() {
        FundingRecord request = journey.byAdviser(child);
        String asAdviser = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(child.adviser(), asAdviser);
        String asTeacher = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(child.teacher(), asTeacher);

        for (String who : List.of(asAdviser, asTeacher)) {
            Answer refused = send(browser(who), shown());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("You asked for a request here or decided on one. Somebody else has to prepare this run.");
        }
        String run = prepare();
        for (String who : List.of(asAdviser, asTeacher)) {
            Answer refused = press(browser(who), run + "/release");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("You asked for a request in this run or decided on one. Somebody else has to release it.");
        }
        assertThat(ledger.of(request.id())).isEqualTo(new Position(900_00, 0, 0));
    }

    @Test
    void wrongInputIsAnsweredInWords() {
        journey.byPolicy(child, 0, 120_00);

        for (String school : List.of("abc", "-1", "1e3", "99999999999999999999")) {
            Answer refused = send(preparer, Map.of("school", school, "requests", "1", "pence", "12000"));
            assertThat(refused.status()).as(school).isEqualTo(400);
            assertThat(refused.body()).contains("Choose a school from the list.");
            assertThat(preparer.get("/funding/payments/new?school=" + school).status()).as(school).isEqualTo(400);
        }
        for (Map<String, String> wrong : List.of(Map.of("requests", "1", "pence", "11999"), Map.of("requests", "x", "pence", "12000"),
                Map.<String, String>of())) {
            Map<String, String> fields = new HashMap<>(wrong);
            fields.put("school", child.school().key().toString());
            Answer refused = send(preparer, fields);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("What waits to be paid has changed since you looked.", "£120.00");
        }
        assertThat(send(preparer, Map.of("school", "1", "requests", "0", "pence", "0")).body()).contains("Nothing waits to be paid.");
        assertThat(press(preparer, "/funding/payments/" + UUID.randomUUID() + "/release").status()).isEqualTo(404);
        assertThat(preparer.get("/funding/payments/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void theFilesSayWhomToPayAndNothingOfTheChildren() {
        journey.schoolIs(child, "=HYPERLINK(\"evil\") Academy", "Academy converter");
        journey.byPolicy(child, 0, 120_00);
        PepCase maintained = journey.child();
        journey.schoolIs(maintained, "@Millbrook, Upper School", "Community school");
        journey.byPolicy(maintained, 1, 80_05);
        register.protectAddress(maintained.child().id());

        String run = prepare();
        assertThat(releaser.get(run + "/bacs.csv").status()).as("before it is released").isEqualTo(404);
        press(releaser, run + "/release");
        assertThat(releaser.get(run + "/bacs.csv").body()).isEqualTo("""
                Name,URN,Reference,Amount,Grant,Payment run,Released on
                "'=HYPERLINK(""evil"") Academy",%s,%s,120.00,Pupil premium plus,%s,2026-11-20
                """.replace("\n", "\r\n").formatted(child.school().urn(), child.child().reference(), number(run)));
        assertThat(releaser.get(run + "/journal.csv").body()).isEqualTo("Name,URN,Reference,Amount,Grant,Payment run,Released on\r\n");

        child = maintained;
        String second = prepare();
        press(releaser, second + "/release");
        Answer journal = releaser.get(second + "/journal.csv");
        assertThat(journal.body()).isEqualTo("Name,URN,Reference,Amount,Grant,Payment run,Released on\r\n\"'@Millbrook, Upper School\",%s,Protected 1,80.05,Pupil premium plus,%s,2026-11-20\r\n"
                .formatted(maintained.school().urn(), number(second)));
        assertThat(journal.header("Content-Disposition")).contains("payment-run-" + number(second) + "-journal.csv");
        assertThat(releaser.get(second).body()).contains("Protected 1").doesNotContain(maintained.child().reference(), "Loses heart", "Byron");
        Caller manager = browser(logins.of(Role.MANAGER));
        assertThat(manager.get(second).body()).contains("£80.05").doesNotContain(maintained.child().reference(), "Protected 1", "Millbrook", "Journal");
        for (String file : List.of("/bacs.csv", "/journal.csv")) {
            assertThat(manager.get(second + file).status()).as(file).isEqualTo(403);
        }
        assertThat(browser(maintained.head()).get(second).body()).contains(maintained.child().reference() + " (protected 1)");
        jobs.runBackground("funding.pay");
    }

    @Test
    void whatCouldNotBePaidIsSaidAndTriedAgain() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        String run = prepare();
        press(releaser, run + "/release");
        ledger.release(request.id(), "By mistake", "test");
        assertThatThrownBy(() -> jobs.runBackground("funding.pay")).isNotNull();

        assertThat(releaser.get(run).body()).contains("0 of 1 request paid", "1 request could not be paid", "Try again");
        assertThat(browser(child.head()).get(run).body()).contains("1 request could not be paid").doesNotContain("Try again");
        ledger.reverse(ledger.entries(fundOf(request), 0, 1).get(0).id(), "It was a mistake", "test");
        assertThat(press(preparer, run + "/try-again").status()).isEqualTo(302);
        assertThat(preparer.get(run + "/try-again").status()).isEqualTo(302);
        jobs.runBackground("funding.pay");
        assertThat(releaser.get(run).body()).contains("1 of 1 request paid").doesNotContain("could not be paid");
    }

    @Test
    void whatIsDiscardedWaitsAgain() {
        journey.byPolicy(child, 0, 120_00);
        String run = prepare();

        assertThat(press(preparer, run + "/discard").status()).isEqualTo(302);

        assertThat(preparer.get(run).body()).contains("Discarded", "There are no files of a run that was discarded.").doesNotContain("Release £");
        assertThat(press(releaser, run + "/release").body()).contains("This run was discarded before.");
        assertThat(preparer.get("/funding/payments/new?school=" + child.school().key()).body()).contains("£120.00");
    }

    private UUID fundOf(FundingRecord request) {
        return ledger.fundFor(request.grant(), FundingJourney.YEAR, FundKind.CHILDREN).orElseThrow().id();
    }

    /** Finance prepares what waits for the child's school. @return the address of the run */
    private String prepare() {
        assertThat(send(preparer, shown()).status()).isEqualTo(302);
        return latest();
    }

    private String latest() {
        Matcher run = Pattern.compile("href=\"(/funding/payments/[0-9a-f-]{36})\"").matcher(preparer.get("/funding/payments").body());
        assertThat(run.find()).isTrue();
        return run.group(1);
    }

    private String number(String run) {
        Matcher number = Pattern.compile("Payment run (\\d+)</h1>").matcher(preparer.get(run).body());
        assertThat(number.find()).isTrue();
        return number.group(1);
    }

    /** What the page shows for the child's school, as its form sends it. */
    private Map<String, String> shown() {
        Map<String, String> fields = new HashMap<>(Map.of("school", child.school().key().toString()));
        SHOWN.matcher(preparer.get("/funding/payments/new?school=" + child.school().key()).body()).results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        assertThat(fields).containsKeys("requests", "pence");
        return fields;
    }

    private static Answer send(Caller browser, Map<String, String> fields) {
        return post(browser, "/funding/payments", fields);
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
