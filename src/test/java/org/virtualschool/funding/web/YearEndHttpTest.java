package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.YearEndJourney;

/** Who gets at the year end over HTTP, by our pages and by the engine's calls, and who does not. */
@CaseworkTest
class YearEndHttpTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String RIGHT = "{\"variables\":{\"statementOutcome\":{\"value\":\"right\"}}}";

    @Autowired
    private YearEndJourney journey;
    @Autowired
    private Ledger ledger;
    @Autowired
    private BareRequests bare;
    @Autowired
    private PaymentJourney persons;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private School school;
    private Child child;
    private String finance;
    private String head;
    private FinancialYear year;
    private Fund fund;

    @BeforeEach
    void aYearWithMoney() {
        school = register.school("=Oakfield School");
        child = register.child(school, null, null);
        finance = logins.of(Role.FINANCE_OFFICER);
        head = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        year = journey.begin();
        fund = journey.fund(year, FundKind.CHILDREN, "Children", 10_000_00);
    }

    @Test
    void financeHeadAndManagersReadFinanceBeginsAndNobodyElseGetsHere() {
        journey.approved(child, school.key(), "test", fund, 500_00, null, 0);
        for (String who : others()) {
            Caller browser = browser(who);
            assertThat(browser.get(path()).status()).as(who).isEqualTo(403);
            assertThat(press(browser, "begin").status()).as(who).isEqualTo(403);
        }
        for (String who : List.of(head, logins.of(Role.MANAGER))) {
            Caller browser = browser(who);
            assertThat(browser.get(path()).body()).contains("Not begun", "£10,000.00", "£500.00", child.reference(), "In no payment run")
                    .doesNotContain("Begin the year end now", "Frightened of dogs", "Byron");
            for (String what : List.of("begin", "further-statement", "try-again")) {
                assertThat(press(browser, what).status()).as(who + " " + what).isEqualTo(403);
            }
            assertThat(browser.get("/funding?year=" + year.code()).body()).contains("/funding/year-end?year=");
        }
        assertThat(browser(logins.of(Role.VIRTUAL_SCHOOL_ADVISER)).get("/funding").body()).doesNotContain("/funding/year-end");
        Caller officer = browser(finance);
        assertThat(officer.get(path()).body()).contains("Begin the year end now").doesNotContain("Frightened of dogs");
        assertThat(press(officer, "begin").status()).isEqualTo(302);
        Answer again = press(officer, "begin");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("The year end has begun already.");
        assertThat(press(officer, "further-statement").body()).contains("The year end is not done yet.");
        for (String none : List.of("2026/99", "1000/01", "1582/83", "9998/99")) {
            assertThat(officer.get("/funding/year-end?year=" + none).status()).as(none).isEqualTo(200);
        }
        assertThat(officer.form("/funding/year-end/begin", Map.of("year", "2026/99", "_csrf", csrf(officer))).status()).isEqualTo(404);
    }

    @Test
    void theTaskOfFinanceIsTheirsOnOurPagesAndNobodyElseSeesIt() {
        UUID yearEnd = journey.closeYear(year);
        journey.drawUp(yearEnd);
        String task = task(yearEnd);

        assertThat(browser(finance).get("/tasks").body()).contains("Prepare the statement", "Pupil premium · year end " + year.code());
        assertThat(browser(finance).get("/tasks/" + task).body()).contains("not confirmed", "£10,000.00 allocated", "Are the figures right?");
        assertThat(Caller.program(port, finance, PASSWORD).get("/engine-rest/task/" + task).status()).as("finance has no Tasklist").isEqualTo(403);
        for (String who : others()) {
            Caller browser = browser(who);
            assertThat(browser.get("/tasks").body()).as(who).doesNotContain("Prepare the statement");
            assertThat(browser.get("/tasks/" + task).status()).as(who).isEqualTo(403);
            Caller program = Caller.program(port, who, PASSWORD);
            assertThat(program.get("/engine-rest/task/" + task).status()).as(who).isEqualTo(403);
            assertThat(program.get("/engine-rest/task?processDefinitionKey=fundingYearEnd&maxResults=50").body()).as(who).doesNotContain(task);
            assertThat(program.json("POST", "/engine-rest/task/" + task + "/complete", RIGHT).status()).as(who).isEqualTo(403);
        }
        Caller reader = Caller.program(port, head, PASSWORD);
        assertThat(reader.get("/engine-rest/task?processDefinitionKey=fundingYearEnd&maxResults=50").body()).contains(task);
        assertThat(reader.json("POST", "/engine-rest/task/" + task + "/complete", RIGHT).status()).as("the head reads and does not work on it").isEqualTo(403);
        Caller officer = browser(finance);
        assertThat(officer.send("POST", "/tasks/" + task, "asked=statementOutcome&asked=statementNote&f-statementOutcome=right&_csrf=" + csrf(officer),
                "application/x-www-form-urlencoded").status()).isEqualTo(302);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void theHeadConfirmsInTasklistOrOnOurPagesUnlessTheyPreparedItThemselves() {
        UUID yearEnd = journey.closeYear(year);
        journey.drawUp(yearEnd);
        journey.prepare(yearEnd, finance);
        String task = task(yearEnd);
        String same = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        persons.onePerson(finance, same);

        Answer refused = Caller.program(port, same, PASSWORD).json("POST", "/engine-rest/task/" + task + "/complete", RIGHT);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("You prepared this statement. Somebody else has to confirm it.");
        assertThat(browser(same).get("/tasks/" + task).body()).contains("You prepared this statement.");
        assertThat(browser(finance).get("/tasks/" + task).status()).as("finance does not confirm").isEqualTo(403);
        assertThat(ledger.find(fund.id()).orElseThrow().balance().returned()).isZero();

        assertThat(Caller.program(port, head, PASSWORD).json("POST", "/engine-rest/task/" + task + "/complete", RIGHT).status()).isEqualTo(204);
        assertThat(Caller.program(port, head, PASSWORD).json("POST", "/engine-rest/task/" + task + "/complete", RIGHT).status()).as("twice").isNotEqualTo(204);
        assertThat(ledger.find(fund.id()).orElseThrow().balance().returned()).isEqualTo(10_000_00);
    }

    @Test
    void theStatementIsSavedWithHarmlessCells() throws IOException {
        journey.fund(year, FundKind.POOLED, "=HYPERLINK(\"evil\")", 20_05);
        UUID paid = journey.approved(child, school.key(), "test", fund, 500_00, null, 0);
        journey.pay(paid, bare.run());
        journey.refund(paid, 20_50);
        journey.drawUp(journey.closeYear(year));
        Caller officer = browser(finance);

        Answer csv = officer.get("/funding/year-end/statement.csv?year=" + year.code() + "&number=1");
        assertThat(csv.body()).isEqualTo("\uFEFF" + """
                Financial year,Statement,State,Rule,Grant,Kind,Fund,Allocated,Paid,Refunded,Released,Returned before,Left,To return
                %1$s,1,Waits for finance,That money not spent goes back is not confirmed,Pupil premium plus,For requests,Children,10000.00,500.00,20.50,0.00,0.00,9520.50,9520.50
                %1$s,1,Waits for finance,That money not spent goes back is not confirmed,Pupil premium plus,Pooled,"'=HYPERLINK(""evil"")",20.05,0.00,0.00,0.00,0.00,20.05,20.05
                %1$s,1,Waits for finance,That money not spent goes back is not confirmed,Total,,,10020.05,500.00,20.50,0.00,0.00,9540.55,9540.55
                """.formatted(year.code()).replace("\n", "\r\n"));
        assertThat(csv.header("Content-Disposition")).contains("statement-" + year.code().replace('/', '-') + "-1.csv");
        byte[] workbook = officer.download("/funding/year-end/statement.xlsx?year=" + year.code() + "&number=1").body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(2).getCellText(6)).isEqualTo("'=HYPERLINK(\"evil\")");
            assertThat(rows.get(3).getCellAsNumber(13).orElseThrow()).isEqualByComparingTo("9540.55");
        }
        assertThat(officer.get("/funding/year-end/statement.csv?year=" + year.code() + "&number=2").status()).isEqualTo(404);
        assertThat(officer.get("/funding/year-end/statement.csv?year=nonsense&number=1").status()).isEqualTo(404);
        for (String who : others()) {
            assertThat(browser(who).get("/funding/year-end/statement.csv?year=" + year.code() + "&number=1").status()).as(who).isEqualTo(403);
        }
    }

    @Test
    void protectedChildrenAndThoseOneIsExcludedFromAreOneSum() {
        String manager = logins.of(Role.MANAGER);
        journey.approved(child, school.key(), "test", fund, 500_00, null, 0);
        School farfield = register.school("Farfield School");
        Child hidden = register.child(farfield, null, null);
        register.protectAddress(hidden.id());
        journey.approved(hidden, farfield.key(), "test", fund, 123_45, null, 0);
        Child third = register.child(register.school("Thornton School"), null, null);
        journey.approved(third, school.key(), "test", fund, 40_00, null, 0);
        for (String who : List.of(finance, manager)) {
            assertThat(browser(who).get(path()).body()).as(who).contains("Not listed: £123.45 for children whose address is protected.",
                    "Requests 1 to 2 of 2", child.reference(), "£500.00").doesNotContain(farfield.name(), hidden.reference());
        }
        String other = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        String officer = logins.of(Role.FINANCE_OFFICER);
        for (String who : List.of(manager, officer, other)) {
            register.exclude(child.id(), who);
            assertThat(browser(who).get(path()).body()).as(who).contains("Requests 1 to 1 of 1", third.reference(),
                            "Not listed: £623.45 for children whose address is protected or from whom you are kept away.")
                    .doesNotContain(child.reference(), hidden.reference(), farfield.name(), "£500.00<");
        }
        assertThat(browser(head).get(path()).body()).contains(farfield.name(), hidden.reference(), "£123.45").doesNotContain("Not listed");
    }

    @Test
    void onlyARuleThatIsNotVerifiedIsCalledUnconfirmed() {
        UUID yearEnd = journey.closeYear(year);
        journey.drawUp(yearEnd);
        String task = task(yearEnd);
        assertThat(browser(finance).get(path()).body()).contains("What has to go back is not confirmed", "Not confirmed</strong>");

        verified("pp-plus");
        Caller officer = browser(finance);
        assertThat(officer.get(path()).body()).contains("What has to go back is not confirmed for every grant");
        assertThat(officer.get("/tasks/" + task).body()).contains("What becomes of money that is not spent", "A letter for tests")
                .doesNotContain("not confirmed");
        assertThat(officer.get("/funding/year-end/statement.csv?year=" + year.code() + "&number=1").body())
                .contains(",Money not spent goes back,Pupil premium plus,", ",Money not spent goes back,Total,").doesNotContain("not confirmed");

        verified("eypp");
        verified("post-16");
        assertThat(officer.get(path()).body()).contains("What has to go back</h2>").doesNotContain("ot confirmed");
    }

    /** For this year alone. */
    private void verified(String grant) {
        jdbc.sql("insert into casework.grant_return_rule select grant_code, ?, goes_back, source, verified from casework.grant_return_rule"
                + " where grant_code = ? and valid_from = '2000-01-01'").params(year.lastDay().plusDays(1), grant).update();
        jdbc.sql("insert into casework.grant_return_rule values (?, ?, true, 'A letter for tests', true)").params(grant, year.lastDay()).update();
    }

    private List<String> others() {
        return List.of(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR),
                logins.atSchool(Role.DESIGNATED_TEACHER, school), logins.socialWorker("north"), logins.of(Role.GOVERNOR));
    }

    private String path() {
        return "/funding/year-end?year=" + year.code();
    }

    private Answer press(Caller browser, String what) {
        return browser.form("/funding/year-end/" + what, Map.of("year", year.code(), "_csrf", csrf(browser)));
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

    private String task(UUID yearEnd) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(yearEnd.toString()).singleResult();
        assertThat(task).isNotNull();
        return task.getId();
    }
}
