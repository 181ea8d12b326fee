package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.ClaimJourney;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** What became of the money by school and child, over HTTP: to the penny, and to each reader no more than they may know. */
@CaseworkTest
class SpendingHttpTest {

    private static final String YEAR = FundingJourney.YEAR.code();

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PaymentJourney payments;
    @Autowired
    private ClaimJourney claims;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;

    @LocalServerPort
    private int port;

    private PepCase child;
    private String school;

    @BeforeEach
    void aChildWithASignedPep() {
        child = payments.child();
        school = "Hillcrest " + TestRegister.number();
        payments.schoolIs(child, school, "Community school");
    }

    @Test
    void aSchoolHasItsCoreAmountsWhatWasUsedOfThemAndWhatIsToCome() {
        journey.ask(child, FundingJourney.wish(240_00));
        payments.byPolicy(child, 1, 60_00);

        Answer csv = browser(child.head()).get("/funding/schools/export.csv?year=" + YEAR + "&school=" + encoded(school));

        assertThat(csv.body().lines().toList()).as("three core amounts, the spring's still to come").hasSize(2).last().asString()
                .isEqualTo(YEAR + ",Pupil premium plus," + school + ",1800.00,300.00,0.00,1500.00,0.00,600.00,900.00");
    }

    @Test
    void whatWaitsAndWhatIsAskedForInATermToComeCountOnce() {
        journey.ask(child, FundingJourney.wish(900_00));
        journey.ask(child, FundingJourney.wish(PremiumUse.TRIP, LocalDate.of(2027, 1, 11),
                LocalDate.of(2027, 2, 12), 250_00));

        Answer csv = browser(child.head()).get("/funding/schools/export.csv?year=" + YEAR + "&school=" + encoded(school));

        assertThat(csv.body().lines().toList()).last().asString()
                .isEqualTo(YEAR + ",Pupil premium plus," + school + ",1800.00,250.00,0.00,1550.00,900.00,350.00,1500.00");
    }

    @Test
    void readersOfRecordsReadWhatWasDoneAndFinanceReadsReferenceAndKind() {
        journey.ask(child, FundingJourney.wish(240_00));

        String head = children(child.head(), "&reference=" + child.child().reference());
        assertThat(head).contains("Ada Byron", child.child().reference(), school, "Mentoring", "A mentor sees the child every week.", "£240.00");
        String finance = logins.of(Role.FINANCE_OFFICER);
        assertThat(children(finance, "&reference=" + child.child().reference())).contains(child.child().reference(), school, "Mentoring", "£240.00")
                .doesNotContain("Ada", "Byron", "A mentor sees", "href=\"/children/" + child.child().reference());
        assertThat(browser(finance).get("/funding/children/export.csv?year=" + YEAR).body()).contains(child.child().reference())
                .doesNotContain("Ada", "A mentor sees", "What is done");
        assertThat(browser(child.head()).get("/funding/children/export.csv?year=" + YEAR).body()).contains("Ada Byron", "A mentor sees");
        String manager = logins.of(Role.MANAGER);
        assertThat(children(manager, "&reference=" + child.child().reference())).contains("Ada Byron", school, "£240.00").doesNotContain("A mentor sees");
        assertThat(browser(manager).get("/funding/children/export.csv?year=" + YEAR).body()).contains("Ada Byron")
                .doesNotContain("A mentor sees", "What is done");
    }

    @Test
    void nobodyLearnsTheSchoolOfAProtectedChildWhoNeedNotKnowIt() {
        journey.ask(child, FundingJourney.wish(241_37));
        register.protectAddress(child.child().id());

        for (String role : List.of(Role.FINANCE_OFFICER, Role.MANAGER)) {
            String who = logins.of(role);
            String list = children(who, "");
            assertThat(list).as(role).contains("Not listed:", "for children whose address is protected").doesNotContain(child.child().reference(), "£241.37<", school);
            assertThat(children(who, "&school=" + child.school().key())).as(role).contains("Nothing is committed or paid here.")
                    .doesNotContain("Not listed:", child.child().reference());
            assertThat(children(who, "&reference=" + child.child().reference())).as(role).doesNotContain("Not listed:", "£241.37");
            assertThat(browser(who).get("/funding/children/export.csv?year=" + YEAR).body()).doesNotContain(child.child().reference(), "241.37");
            assertThat(browser(who).get("/funding/schools/export.csv?year=" + YEAR).body()).as(role).contains("Address protected").doesNotContain(school);
        }
        assertThat(children(child.head(), "&reference=" + child.child().reference())).contains(school, "£241.37").doesNotContain("Not listed:");
        assertThat(browser(child.adviser()).get("/funding/schools/export.csv?year=" + YEAR + "&school=" + encoded(school)).body())
                .contains(school + ",1800.00,241.37").doesNotContain("Address protected");
    }

    @Test
    void whoIsExcludedFromAChildDoesNotSeeIt() {
        journey.ask(child, FundingJourney.wish(242_41));
        String finance = logins.of(Role.FINANCE_OFFICER);
        register.exclude(child.child().id(), finance);
        register.exclude(child.child().id(), child.otherAdviser());

        for (String who : List.of(finance, child.otherAdviser())) {
            assertThat(children(who, "")).doesNotContain(child.child().reference(), "£242.41<");
            assertThat(browser(who).get("/funding/children/export.csv?year=" + YEAR).body()).doesNotContain(child.child().reference());
            assertThat(children(who, "&school=" + child.school().key())).doesNotContain("Not listed:", "£242.41");
        }
    }

    @Test
    void aChildFromWhomOneIsExcludedIsAtNoSchoolInTheSums() throws IOException {
        journey.ask(child, FundingJourney.wish(243_17));
        journey.ask(child, FundingJourney.wish(PremiumUse.THERAPEUTIC, LocalDate.of(2027, 1, 11), LocalDate.of(2027, 2, 12), 901_00));
        String finance = logins.of(Role.FINANCE_OFFICER);
        register.exclude(child.child().id(), finance);
        register.exclude(child.child().id(), child.otherAdviser());

        for (String who : List.of(finance, child.otherAdviser())) {
            Caller reader = browser(who);
            assertThat(reader.get("/funding/schools?year=" + YEAR + "&sort=forecast").body()).as(who).contains("Address protected or kept from you")
                    .doesNotContain(school);
            assertThat(reader.get("/funding/schools/export.csv?year=" + YEAR).body()).as(who).contains("Address protected or kept from you")
                    .doesNotContain(school);
            byte[] workbook = reader.download("/funding/schools/export.xlsx?year=" + YEAR).body();
            try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
                assertThat(book.getFirstSheet().read()).extracting(row -> row.getCellText(2)).contains("Address protected or kept from you")
                        .doesNotContain(school);
            }
            assertThat(children(who, "")).contains("for children whose address is protected or from whom you are kept away.");
        }
        assertThat(browser(child.adviser()).get("/funding/schools/export.csv?year=" + YEAR).body()).contains(school + ",1800.00,243.17")
                .doesNotContain("Address protected");
    }

    @Test
    void hoursThatWereClaimedAreShownWithTheirNumber() {
        PepCase young = claims.child();
        claims.fund(FundingJourney.YEAR);
        Caller provider = browser(young.teacher());
        String form = provider.get("/children/" + young.child().reference() + "/early-years-claims/new").body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        Map<String, String> fields = new HashMap<>(Map.of("startsOn-day", "1", "startsOn-month", "10", "startsOn-year", "2026", "endsOn-day",
                "30", "endsOn-month", "10", "endsOn-year", "2026", "hours", "97.5", "pence", "11212", "_csrf", token.group(1)));
        assertThat(provider.form("/children/" + young.child().reference() + "/early-years-claims", fields).status()).isEqualTo(302);

        assertThat(children(logins.of(Role.FINANCE_OFFICER), "&grant=eypp&reference=" + young.child().reference()))
                .contains("97.5 early years hours", "£112.12");
        assertThat(browser(young.head()).get("/funding/schools?year=" + YEAR + "&grant=eypp").body()).contains("This grant has no share by school.")
                .doesNotContain("data-label=\"Allocated\"");
    }

    @Test
    void spreadsheetsRunNothing() throws IOException {
        payments.schoolIs(child, "=cmd|'/c calc'!A1", "Community school");
        journey.ask(child, FundingJourney.wish(240_00));

        for (String list : List.of("children", "schools")) {
            String question = "?year=" + YEAR + "&school=" + (list.equals("schools") ? encoded("=cmd") : child.school().key());
            assertThat(browser(child.head()).get("/funding/" + list + "/export.csv" + question).body()).contains("'=cmd|'/c calc'!A1").doesNotContain(",=cmd");
            byte[] workbook = browser(child.head()).download("/funding/" + list + "/export.xlsx" + question).body();
            try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
                List<Row> rows = book.getFirstSheet().read();
                assertThat(rows).hasSizeGreaterThan(1);
                assertThat(rows.get(1).stream().map(cell -> cell.getText()).toList()).contains("'=cmd|'/c calc'!A1");
            }
        }
        assertThat(browser(child.head()).get("/funding/children/export.csv?year=" + YEAR).header("Content-Disposition"))
                .contains("funding-children-2026-27.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"year=1999", "year=1999/00", "grant=none", "school=-1", "school='", "sort=paid;drop", "page=0", "page=99999", "page=NaN",
            "reference=%25", "sort="})
    void whatNobodyAsksForIsNoFault(String question) {
        for (String list : List.of("children", "schools")) {
            assertThat(browser(child.head()).get("/funding/" + list + "?" + question).status()).as(list).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/funding/children?reference=%00", "/peps/overdue?team=%00", "/children?q=a%00b"})
    void whatIsNoTextIsRefusedAsSuch(String question) {
        Answer answer = browser(child.head()).get(question);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("This request cannot be understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.VIRTUAL_SCHOOL_COORDINATOR, Role.SOCIAL_WORKER, Role.GOVERNOR, Role.SYSTEM_ADMINISTRATOR,
            Role.INDEPENDENT_REVIEWING_OFFICER, Role.DIRECTOR_OF_CHILDRENS_SERVICES})
    void othersSeeNothing(String role) {
        Caller other = browser(logins.of(role));
        for (String path : List.of("schools", "schools/export.csv", "schools/export.xlsx", "children", "children/export.csv", "children/export.xlsx")) {
            assertThat(other.get("/funding/" + path).status()).as(path).isEqualTo(403);
        }
        assertThat(browser(child.teacher()).get("/funding/children").status()).isEqualTo(403);
    }

    private String children(String who, String question) {
        Answer answer = browser(who).get("/funding/children?year=" + YEAR + question);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Caller browser(String who) {
        Caller browser = Caller.browser(port);
        browser.logIn(who, PASSWORD);
        return browser;
    }
}
