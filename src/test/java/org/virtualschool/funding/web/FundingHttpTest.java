package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantYear;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Children;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** What programs and broken forms send to the pages of the money: refused with a reason, and the ledger is as before. */
@CaseworkTest
class FundingHttpTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private Ledger ledger;
    @Autowired
    private Children children;
    @Autowired
    private CareHistory care;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;

    private GrantYear grantYear;
    private Caller head;

    @BeforeEach
    void aYearAndItsHead() {
        grantYear = GrantYear.begin(children, care, jdbc, clock);
        head = browserOf(logins.of(Role.VIRTUAL_SCHOOL_HEAD));
    }

    @ParameterizedTest
    @CsvSource({"post-16, 100", "eypp, 0", "eypp, -1", "pp-plus, 10000.01", "eypp, 100.01", "pp-plus, 2690.005"})
    void whatIsNoRateIsRefused(String grant, String amount) {
        Answer answer = post("/funding/rates", Map.of("grant", grant, "year", grantYear.year().code(), "amount", amount, "source", "A letter"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem");
    }

    @Test
    void aRateOfAYearThatIsOverStaysAndFinanceEntersNone() {
        Map<String, String> rate = Map.of("grant", "pp-plus", "year", grantYear.year().previous().code(), "amount", "2690", "source", "A letter");
        assertThat(post("/funding/rates", rate).body()).contains("Choose the financial year.");

        head = browserOf(logins.of(Role.FINANCE_OFFICER));
        assertThat(head.get("/funding/rates").body()).contains("A rate for tests").doesNotContain("Enter the rate");
        assertThat(post("/funding/rates", rate).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0;more than £0.00", "-1;more than £0.00", "abc;must be in pounds", "NaN;must be in pounds", "1e9;must be in pounds",
            "0.005;parts of a penny", "10000000.01;at most £10,000,000.00", "'';Enter an amount."})
    void whatIsNoAmountIsRefusedInWords(String amount, String fault) {
        Answer answer = post("/funding/amount", amountForm("eypp", grantYear.year().code(), amount));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", fault);
        assertThat(ledger.funds(grantYear.year())).isEmpty();
    }

    @Test
    void charactersThatCannotBeKeptAreRefusedInWords() {
        String year = grantYear.year().code();
        Map<String, String> pool = amountForm("pp-plus", year, "5");
        pool.put("pool", "Tu\0tors");
        Map<String, String> amount = amountForm("eypp", year, "5");
        amount.put("reason", "a\0b");

        for (Answer answer : List.of(post("/funding/pool", pool), post("/funding/amount", amount),
                post("/funding/rates", Map.of("grant", "eypp", "year", year, "amount", "1", "source", "A\0letter")))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("There is a problem", "This holds a character that cannot be kept. Type it again.");
        }
    }

    @Test
    void closedYearsUnknownGrantsAndBrokenFormsAreRefusedInWords() {
        String year = grantYear.year().code();
        assertThat(post("/funding/amount", amountForm("eypp", grantYear.year().previous().code(), "5")))
                .matches(answer -> answer.status() == 409 && answer.body().contains("The financial year is closed"));
        assertThat(post("/funding/amount", amountForm("eypp", grantYear.year().next().next().code(), "5")))
                .matches(answer -> answer.status() == 409 && answer.body().contains("this financial year and the next only"));
        assertThat(post("/funding/amount", amountForm("pp-plus", year, "5"))).matches(answer -> answer.status() == 400
                && answer.body().contains("Choose the grant."));
        assertThat(post("/funding/amount", amountForm("eypp", "1999", "5"))).matches(answer -> answer.status() == 400
                && answer.body().contains("This form is not complete any more."));
        Map<String, String> withoutId = amountForm("eypp", year, "5");
        withoutId.put("id", "1");
        assertThat(post("/funding/amount", withoutId).status()).isEqualTo(400);
        assertThat(post("/funding/pool", amountForm("eypp", year, "5"))).matches(answer -> answer.status() == 409
                && answer.body().contains("Nothing has been allocated"));

        grantYear.child();
        for (String stage : List.of("", "MAYBE")) {
            assertThat(post("/funding/allocation", Map.of("year", year, "stage", stage, "requests", "210400", "central", "52600")).status()).isEqualTo(400);
        }
        for (String requests : List.of("210401", "-1", "NaN", "99999999999999999999")) {
            assertThat(post("/funding/allocation", Map.of("year", year, "stage", "FINAL", "requests", requests, "central", "52600")))
                    .matches(answer -> answer.status() == 409 && answer.body().contains("The figures have changed since you looked."));
        }
        String unrated = grantYear.year().next().code();
        assertThat(post("/funding/allocation", Map.of("year", unrated, "stage", "FINAL", "requests", "1", "central", "1")))
                .matches(answer -> answer.status() == 409 && answer.body().contains("There is no rate for this grant and year."));
        assertThat(head.get("/funding/allocation?year=" + unrated).status()).isEqualTo(409);
        assertThat(ledger.funds(grantYear.year())).allSatisfy(fund -> assertThat(fund.balance()).isEqualTo(Balance.NOTHING));
        assertThat(head.get("/funding/funds/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(head.get("/funding/entries/0/take-back").status()).isEqualTo(404);
    }

    @Test
    void theSameFormTwiceBooksOnce() {
        Map<String, String> form = amountForm("eypp", grantYear.year().code(), "123.45");
        assertThat(post("/funding/amount", form).status()).isEqualTo(302);
        assertThat(post("/funding/amount", form)).matches(answer -> answer.status() == 409 && answer.body().contains("This was booked before."));
        assertThat(ledger.fundFor(Grant.EARLY_YEARS_PUPIL_PREMIUM, grantYear.year(), FundKind.CHILDREN).orElseThrow().balance().allocated()).isEqualTo(12_345);
    }

    @Test
    void moneyThatHasMovedOnIsNotTakenBack() {
        post("/funding/amount", amountForm("eypp", grantYear.year().code(), "100"));
        Fund fund = ledger.fundFor(Grant.EARLY_YEARS_PUPIL_PREMIUM, grantYear.year(), FundKind.CHILDREN).orElseThrow();
        long entry = ledger.entries(fund.id(), 0, 1).get(0).id();
        ledger.returnToDfe(fund.id(), 1, "Year end", "system");

        assertThat(post("/funding/entries/" + entry + "/take-back", Map.of("reason", " ")).status()).isEqualTo(400);
        assertThat(post("/funding/entries/" + entry + "/take-back", Map.of("reason", "Wrong"))).matches(answer -> answer.status() == 409
                && answer.body().contains("More would be taken out of a fund than is left in it."));
        assertThat(ledger.countEntries(fund.id())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.VIRTUAL_SCHOOL_COORDINATOR, Role.SOCIAL_WORKER, Role.GOVERNOR, Role.SYSTEM_ADMINISTRATOR,
            Role.DIRECTOR_OF_CHILDRENS_SERVICES, Role.INDEPENDENT_REVIEWING_OFFICER})
    void othersSeeNothing(String role) {
        Caller other = browserOf(logins.of(role));
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, grantYear.year(), FundKind.POOLED, "Tutors", "system");
        for (String path : List.of("", "/funds/" + fund.id(), "/export.csv?year=2026/27", "/export.xlsx?year=2026/27", "/allocation?year=2026/27",
                "/amount", "/pool", "/entries/1/take-back")) {
            assertThat(other.get("/funding" + path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aTeacherSeesNothingAndReadersBookNothing() {
        Caller teacher = browserOf(logins.atSchool(Role.DESIGNATED_TEACHER, register.school("Oakfield School")));
        assertThat(teacher.get("/funding").status()).isEqualTo(403);
        assertThat(Caller.browser(port).get("/funding").status()).isIn(302, 401);
        for (String role : List.of(Role.VIRTUAL_SCHOOL_ADVISER, Role.FINANCE_OFFICER)) {
            head = browserOf(logins.of(role));
            assertThat(head.get("/funding").status()).isEqualTo(200);
            assertThat(post("/funding/amount", amountForm("eypp", grantYear.year().code(), "5")).status()).isEqualTo(403);
            assertThat(post("/funding/allocation", Map.of("year", grantYear.year().code(), "stage", "FINAL")).status()).isEqualTo(403);
        }
        assertThat(ledger.funds(grantYear.year())).isEmpty();
    }

    @Test
    void spreadsheetsShowTheFundsAndRunNothing() throws IOException {
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, grantYear.year(), FundKind.POOLED, "=cmd|'/c calc'!A1", "system");
        ledger.allocate(fund.id(), 123_456_789, "For the test", "system");
        ledger.returnToDfe(fund.id(), 1, "For the test", "system");
        Caller finance = browserOf(logins.of(Role.FINANCE_OFFICER));

        Answer csv = finance.get("/funding/export.csv?year=" + grantYear.year());
        assertThat(csv.header("Content-Disposition")).contains("funding-" + grantYear.year().code().replace('/', '-') + ".csv");
        assertThat(csv.body()).contains(grantYear.year() + ",Pupil premium plus,Pooled,'=cmd|'/c calc'!A1,,1234567.89,0.00,0.00,0.01,1234567.88");

        byte[] workbook = finance.download("/funding/export.xlsx?year=" + grantYear.year()).body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).getCellText(5)).isEqualTo("Allocated");
            assertThat(rows.get(1).getCellText(3)).isEqualTo("'=cmd|'/c calc'!A1");
            assertThat(rows.get(1).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("1234567.89");
        }
        assertThat(finance.get("/funding/export.csv?year=abc").status()).isEqualTo(404);
    }

    private Caller browserOf(String userId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, PASSWORD);
        return browser;
    }

    private Map<String, String> amountForm(String grant, String year, String amount) {
        return new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "grant", grant, "year", year, "amount", amount, "reason", "For the test",
                "pool", "Tutors"));
    }

    private Answer post(String path, Map<String, String> fields) {
        Matcher token = CSRF.matcher(head.get("/funding").body());
        assertThat(token.find()).isTrue();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token.group(1));
        return head.form(path, all);
    }
}
