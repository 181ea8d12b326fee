package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** What is in a payment run tells nobody the school of a child that is kept from them, whatever roles they hold. */
@CaseworkTest
class RunContentsTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern SHOWN = Pattern.compile("name=\"(requests|pence)\"[^>]*value=\"(\\d+)\"");
    private static final String SUMS_ALONE = "You see what a run comes to, and not what is in it";

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private PaymentRuns runs;
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
    private FundingRecord request;
    private String school;

    @BeforeEach
    void aProtectedChildWhosePaymentWaits() {
        child = journey.child();
        school = "Rookwood " + TestRegister.number();
        journey.schoolIs(child, school, "Community school");
        request = journey.byPolicy(child, 0, 120_00);
    }

    @Test
    void aChildFromWhomOneIsExcludedIsANumberAmongTheProtectedOnes() {
        String run = paid();
        String officer = logins.of(Role.FINANCE_OFFICER);
        register.exclude(child.child().id(), officer);

        Caller kept = browser(officer);
        for (String path : List.of(run, run + "/requests/1/sent-back")) {
            assertThat(kept.get(path).body()).as(path).contains(school, "Protected 1", "£120.00").doesNotContain(child.child().reference(), "kept away");
        }
        assertThat(kept.get(run + "/journal.csv").body()).contains(",Protected 1,120.00,").doesNotContain(child.child().reference());
        assertThat(browser(logins.of(Role.FINANCE_OFFICER)).get(run).body()).contains(child.child().reference()).doesNotContain("Protected 1");
    }

    @Test
    void aHeadWhoIsExcludedFromAChildSeesSumsAlone() {
        PepCase other = journey.child();
        register.protectAddress(other.child().id());
        String run = paid();
        register.exclude(other.child().id(), child.head());

        Caller head = browser(child.head());

        assertThat(head.get(run).body()).contains("£120.00", SUMS_ALONE).doesNotContain(school, "Protected 1", child.child().reference(), "prepare, release");
        assertThat(head.get(run + "/journal.csv").status()).isEqualTo(403);
        assertThat(browser(logins.of(Role.VIRTUAL_SCHOOL_HEAD)).get(run).body()).contains(school, child.child().reference()).doesNotContain(SUMS_ALONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.MANAGER, Role.DIRECTOR_OF_CHILDRENS_SERVICES})
    void whoReadsRecordsWithoutTheSchoolPreparesAndReleasesBySumsAlone(String role) {
        register.protectAddress(child.child().id());
        Caller both = browser(withBoth(role));
        String preview = both.get("/funding/payments/new").body();
        assertThat(preview).contains(SUMS_ALONE, "waits, for ").doesNotContain(school, "BACS payment</td>", "id=\"school\"");
        assertThat(both.get("/funding/payments/new?school=" + child.school().key()).status()).isEqualTo(403);
        assertThat(post(both, "/funding/payments", Map.of("school", child.school().key().toString(), "requests", "1", "pence", "12000")).status())
                .isEqualTo(403);
        Map<String, String> shown = new HashMap<>();
        SHOWN.matcher(preview).results().forEach(field -> shown.put(field.group(1), field.group(2)));

        Answer prepared = post(both, "/funding/payments", shown);

        assertThat(prepared.status()).isEqualTo(302);
        String mine = prepared.header("Location").replaceAll("^https?://[^/]+", "");
        assertThat(both.get(mine).body()).contains(SUMS_ALONE, "You prepared this run.", "Discard this run")
                .doesNotContain(school, "Protected 1", child.child().reference());
        assertThat(post(both, mine + "/discard", Map.of()).status()).isEqualTo(302);

        String run = prepared();
        assertThat(both.get(run).body()).contains("Release £120.00", "You can prepare, release and discard runs by their sums.")
                .doesNotContain(school, "Protected 1", "Journal", child.school().urn());
        assertThat(post(both, run + "/release", Map.of()).status()).isEqualTo(302);
        jobs.runBackground("funding.pay");
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        for (String path : List.of("/bacs.csv", "/journal.csv", "/requests/1/sent-back")) {
            assertThat(both.get(run + path).status()).as(path).isEqualTo(403);
        }
        assertThat(post(both, run + "/requests/1/sent-back", Map.of("because", "The account is closed.")).status()).isEqualTo(403);
        assertThat(both.get(run).body()).contains("1 of 1 request paid").doesNotContain(school, "Sent back?");
    }

    @Test
    void whoReadsEveryRecordWithTheSchoolSeesTheRunWithIt() {
        register.protectAddress(child.child().id());
        String run = prepared();

        assertThat(browser(withBoth(Role.VIRTUAL_SCHOOL_ADVISER)).get(run).body()).contains(school, child.child().reference() + " (protected 1)");
    }

    @Test
    void whoKnowsTheChildrenOfOneSchoolIsToldNoneOfAnother() {
        register.protectAddress(child.child().id());
        String run = prepared();
        String teacher = register.staff(Role.FINANCE_OFFICER, null);
        logins.open(teacher, Set.of(Role.FINANCE_OFFICER, Role.DESIGNATED_TEACHER, Groups.school(register.school("Elsewhere School").key())));

        assertThat(browser(teacher).get(run).body()).contains(school, "Protected 1").doesNotContain(child.child().reference());
    }

    private String withBoth(String role) {
        return logins.open(register.staff(role, null), Set.of(Role.FINANCE_OFFICER, role));
    }

    /** What waits for the child's school is prepared. @return the address of the run */
    private String prepared() {
        Long key = child.school().key();
        return "/funding/payments/" + runs.prepare(key, runs.preview(key).shown(), logins.of(Role.FINANCE_OFFICER)).runId();
    }

    /** The same, and released and paid. */
    private String paid() {
        String run = prepared();
        assertThat(runs.release(UUID.fromString(run.substring(run.lastIndexOf('/') + 1)), logins.of(Role.FINANCE_OFFICER))).isEmpty();
        jobs.runBackground("funding.pay");
        return run;
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
