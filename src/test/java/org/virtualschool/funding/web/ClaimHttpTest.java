package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.ClaimJourney;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;

/** What claims by the hour are refused over HTTP, each with its reason and with the ledger as it was. */
@CaseworkTest
class ClaimHttpTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    private ClaimJourney journey;
    @Autowired
    private TestLogins logins;

    @LocalServerPort
    private int port;

    private PepCase child;
    private long committed;

    @BeforeEach
    void aChildInEarlyYears() {
        child = journey.child();
        journey.fund(FundingJourney.YEAR);
        committed = journey.committed(FundingJourney.YEAR);
    }

    @ParameterizedTest
    @CsvSource({"hours, NaN, hours-error", "hours, -1, hours-error", "hours, 0, hours-error", "hours, 0.00, hours-error", "hours, 7.125, hours-error",
            "hours, 570.5, hours-error", "hours, 1e2, hours-error", "hours, '', hours-error", "hours, '10,5', hours-error",
            "startsOn-month, 13, startsOn-error", "endsOn-year, 2025, endsOn-error", "endsOn-year, 2027, endsOn-error",
            "startsOn-year, 999999999, startsOn-error", "endsOn-year, 999999999, endsOn-error", "endsOn-month, 12, endsOn-error", "pence, '', hours-error",
            "pence, 1, hours-error", "pence, NaN, hours-error"})
    void nothingThatIsWrong(String field, String value, String fault) {
        Answer answer = claim(child.teacher(), child.child().reference(), Map.of(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", fault);
        assertNothingClaimed();
    }

    @Test
    void providerAndAdviserClaimAndNobodyElseDoes() {
        for (String who : List.of(child.socialWorker(), child.head(), child.coordinator(), logins.of(Role.FINANCE_OFFICER), logins.of(Role.MANAGER))) {
            assertThat(claim(who, child.child().reference(), Map.of()).status()).as(who).isEqualTo(403);
            assertThat(browser(who).get("/children/" + child.child().reference() + "/early-years-claims/new").status()).as(who).isEqualTo(403);
        }
        assertNothingClaimed();

        assertThat(claim(child.teacher(), child.child().reference(), Map.of()).status()).isEqualTo(302);
        assertThat(claim(child.adviser(), child.child().reference(), Map.of("startsOn-month", "11", "endsOn-day", "20", "endsOn-month", "11"))
                .status()).isEqualTo(302);
        assertThat(journey.committed(FundingJourney.YEAR) - committed).isEqualTo(230_00);
    }

    @Test
    void anotherSettingLearnsNothingOfTheChild() {
        PepCase other = journey.child();

        Answer foreign = claim(other.teacher(), child.child().reference(), Map.of());
        Answer unknown = claim(other.teacher(), "VS-999999", Map.of());

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.body().replaceAll("VS-\\d{6}", "")).isEqualTo(unknown.body().replaceAll("VS-\\d{6}", ""));
        assertNothingClaimed();
    }

    @Test
    void theSameSentTwiceAtOnceCountsOnce() {
        List<Integer> answers = Stream.of(1, 2)
                .map(time -> CompletableFuture.supplyAsync(() -> claim(child.teacher(), child.child().reference(), Map.of()).status())).toList().stream()
                .map(CompletableFuture::join).sorted().toList();

        assertThat(answers).containsExactly(302, 400);
        assertThat(journey.claims(child)).isEqualTo(1);
        assertThat(journey.committed(FundingJourney.YEAR) - committed).isEqualTo(115_00);
    }

    @Test
    void byAmountItIsNotAskedForAndTheFormSaysWhere() {
        Caller teacher = browser(child.teacher());
        String form = teacher.get("/children/" + child.child().reference() + "/funding-requests/new").body();
        assertThat(form).contains("the setting claims it by the hour", "/children/" + child.child().reference() + "/early-years-claims/new");
        assertThat(browser(child.socialWorker()).get("/children/" + child.child().reference() + "/funding-requests/new").body())
                .contains("the setting claims it by the hour").doesNotContain("/early-years-claims/new");

        Map<String, String> fields = new HashMap<>(Map.of("use", "mentoring", "need", "x", "provision", "x", "outcome", "x", "amount", "100",
                "_csrf", csrf(teacher)));
        fields.putAll(Map.of("startsOn-day", "20", "startsOn-month", "11", "startsOn-year", "2026", "endsOn-day", "27", "endsOn-month", "11",
                "endsOn-year", "2026"));
        Answer answer = teacher.form("/children/" + child.child().reference() + "/funding-requests", fields);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("startsOn-error", "Early years pupil premium is claimed by the hour");
        fields.putAll(Map.of("need", "a\0b", "startsOn-year", "999999999", "endsOn-year", "999999999"));
        Answer odd = teacher.form("/children/" + child.child().reference() + "/funding-requests", fields);
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.body()).contains("need-error", "startsOn-error", "endsOn-error", "This holds a character that cannot be kept.");
        assertNothingClaimed();
    }

    private Answer claim(String who, String reference, Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of("startsOn-day", "1", "startsOn-month", "10", "startsOn-year", "2026", "endsOn-day", "30",
                "endsOn-month", "10", "endsOn-year", "2026", "hours", "100", "pence", "11500"));
        fields.putAll(changed);
        Caller browser = browser(who);
        fields.put("_csrf", csrf(browser));
        return browser.form("/children/" + reference + "/early-years-claims", fields);
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

    private void assertNothingClaimed() {
        assertThat(journey.claims(child)).isZero();
        assertThat(journey.committed(FundingJourney.YEAR)).isEqualTo(committed);
    }
}
