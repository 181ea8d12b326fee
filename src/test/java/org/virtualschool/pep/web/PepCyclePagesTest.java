package org.virtualschool.pep.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FutureYear;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The coordinator launches a term in the browser: dry run, launch, progress, and the rest after a crash. */
@BrowserTest
class PepCyclePagesTest {

    private static final String LAUNCH = "pep.launch";
    private static final double PATIENCE = 15_000;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private FutureYear years;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private PepHistory history;
    @Autowired
    private JdbcClient jdbc;

    private int year;
    private School school;
    private String coordinator;

    @BeforeEach
    void aYear() {
        year = years.begin();
        school = register.school("Oakfield School");
        coordinator = logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    @Test
    void aTermIsLaunchedAfterADryRunAndGoesOnAfterACrash(Visitors visitors) {
        List<Child> all = IntStream.range(0, 6).mapToObj(n -> years.child(year, "Waiting" + n, school)).toList();
        Child unnamed = years.unnamed(year, 9, school);
        Child earlier = years.child(year, "Earlier", school);
        insertOpenPep(earlier);
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);

        visitor.opens("/pep-cycles");
        visitor.findsNoBarrier();
        visitor.presses("Launch a term");
        visitor.picture("form");
        visitor.findsNoBarrier();
        fills(visitor, years.cutOff(year));
        visitor.page().locator("summary").click();
        visitor.page().getByLabel("Year 11").fill("%1$td/%1$tm/%1$tY".formatted(years.launchDay(year).plusDays(14)));
        visitor.presses("See what it will do");

        assertThat(visitor.heading()).isEqualTo("What launching will do");
        assertThat(visitor.reads()).contains("6 children get a review", "1 child still has an open review of an earlier term",
                unnamed.reference(), "Known only by number", "Summer term " + FutureYear.title(year - 1) + ": In quality assurance");
        visitor.picture("dry-run");
        visitor.findsNoBarrier();
        assertThat(history.of(all.get(0).id())).isEmpty();

        visitor.presses("Launch the autumn term " + FutureYear.title(year));
        assertThat(visitor.reads()).contains("is launched", "0 of 6 reviews started");
        visitor.findsNoBarrier();
        jobs.runBackground(LAUNCH, 3);
        assertThat(visitor.page().locator("#cycle-progress")).containsText("3 of 6 reviews started", new ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText("3 of 6 reviews started");
        visitor.picture("half-way");
        visitor.findsNoBarrier();

        launchesAgain(visitor);
        assertThat(visitor.reads()).contains("was launched before", "3 of 6 reviews started");
        jobs.runBackground(LAUNCH);
        assertThat(visitor.page().locator("#cycle-progress")).containsText("Nothing is left to start", new ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(all).allSatisfy(child -> assertThat(history.of(child.id())).hasSize(1));
        visitor.picture("finished");
        visitor.findsNoBarrier();

        visitor.opens("/pep-cycles");
        assertThat(visitor.reads()).contains("Autumn term " + FutureYear.title(year), "6 of 6 reviews started");
        visitor.picture("list");
        visitor.findsNoBarrier();
    }

    @Test
    void withoutJavaScriptAFaultIsExplainedAtItsFieldAndProgressIsRefreshedByALink(Visitors visitors) {
        years.child(year, "Waiting", school);
        Visitor visitor = visitors.signedInWithoutJavaScript(coordinator, PASSWORD);
        visitor.opens("/pep-cycles/new");
        visitor.presses("See what it will do");
        assertThat(visitor.page().locator(".govuk-error-summary")).containsText("Enter the cut-off.");
        assertThat(visitor.page().locator(".govuk-error-summary")).containsText("Choose the term to launch.");

        fills(visitor, years.cutOff(year));
        visitor.page().getByLabel("Month").fill("13");
        visitor.presses("See what it will do");
        assertThat(visitor.page().locator("#cutOff-error")).containsText("The cut-off must be a real date");

        fills(visitor, years.bankHoliday(year));
        visitor.presses("See what it will do");
        assertThat(visitor.page().locator("#cutOff-error")).containsText("is a bank holiday");
        assertThat(visitor.page().getByLabel("Day")).hasValue(String.valueOf(years.bankHoliday(year).getDayOfMonth()));
        assertThat(visitor.page().title()).startsWith("Error: ");

        fills(visitor, years.cutOff(year));
        visitor.presses("See what it will do");
        visitor.presses("Launch the autumn term " + FutureYear.title(year));
        assertThat(visitor.reads()).contains("0 of 1 review started");
        jobs.runBackground(LAUNCH);
        visitor.presses("Refresh");
        assertThat(visitor.reads()).contains("1 of 1 review started", "Nothing is left to start");
    }

    @Test
    void aPageWithFaultsIsOpenToEverybody(Visitors visitors) {
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);
        visitor.opens("/pep-cycles/new");
        visitor.presses("See what it will do");
        visitor.picture("faults");
        visitor.findsNoBarrier();
    }

    @Test
    void theDryRunIsHandedOutAsAFileThatASpreadsheetOpensSafely() {
        Child formula = years.child(year, "=Formula", school);
        jdbc.sql("update casework.child set preferred_name = '=cmd' where id = ?").param(formula.id()).update();
        LocalDate cutOff = years.cutOff(year);
        Caller browser = Caller.browser(port);
        browser.logIn(coordinator, PASSWORD);
        Matcher token = CSRF.matcher(browser.get("/pep-cycles/new").body());
        assertThat(token.find()).isTrue();

        Answer file = browser.form("/pep-cycles/dry-run.csv", Map.of("_csrf", token.group(1), "term", FutureYear.title(year) + " AUTUMN",
                "cutOff-day", String.valueOf(cutOff.getDayOfMonth()), "cutOff-month", String.valueOf(cutOff.getMonthValue()),
                "cutOff-year", String.valueOf(year)));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("dry-run-" + FutureYear.title(year).replace('/', '-') + "-autumn.csv");
        assertThat(file.body()).contains(formula.reference() + ",'=cmd =Formula,Year 9,Oakfield School,Gets a review");
    }

    @Test
    void aReviewThatFailedIsNamedAndTriedAgain(Visitors visitors) {
        Child stuck = years.child(year, "Stuck", school);
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);
        launchesAgain(visitor);
        String progress = visitor.page().url();
        jdbc.sql("update public.act_ru_job set retries_ = 0, exception_msg_ = 'broken' where handler_cfg_ like 'pep.launch:%'").update();

        visitor.page().navigate(progress);
        assertThat(visitor.reads()).contains("1 review could not be started", stuck.reference() + ": Could not be started and is not tried again by itself.");
        visitor.picture("failed");
        visitor.findsNoBarrier();
        visitor.presses("Try again");
        assertThat(visitor.reads()).contains("1 review is tried again.");
        jobs.runBackground(LAUNCH);
        assertThat(visitor.page().locator("#cycle-progress")).containsText("1 of 1 review started", new ContainsTextOptions().setTimeout(PATIENCE));
    }

    @Test
    void theHeadReadsAndOthersDoNotGetHere(Visitors visitors) {
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        assertThat(head.opens("/pep-cycles")).isEqualTo(200);
        assertThat(head.reads()).doesNotContain("Launch a term");
        assertThat(head.opens("/pep-cycles/new")).isEqualTo(403);

        Visitor adviser = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);
        assertThat(adviser.opens("/pep-cycles")).isEqualTo(403);
        assertThat(adviser.opens("/pep-cycles/" + UUID.randomUUID())).isEqualTo(403);
    }

    private void launchesAgain(Visitor visitor) {
        visitor.opens("/pep-cycles/new");
        fills(visitor, years.cutOff(year));
        visitor.page().locator("summary").click();
        visitor.page().getByLabel("Year 11").fill("%1$td/%1$tm/%1$tY".formatted(years.launchDay(year).plusDays(14)));
        visitor.presses("See what it will do");
        visitor.presses("Launch the autumn term " + FutureYear.title(year));
    }

    private void fills(Visitor visitor, LocalDate cutOff) {
        visitor.page().getByLabel("Autumn term " + FutureYear.title(year)).check();
        visitor.page().getByLabel("Day").fill(String.valueOf(cutOff.getDayOfMonth()));
        visitor.page().getByLabel("Month").fill(String.valueOf(cutOff.getMonthValue()));
        visitor.page().locator("#cutOff-year").fill(String.valueOf(cutOff.getYear()));
    }

    private void insertOpenPep(Child child) {
        jdbc.sql("insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by)"
                        + " values (?, ?, ?, 'REVIEW', 'IN_QA', ?, 'SUMMER', now(), 'test')")
                .params(UUID.randomUUID(), child.id(), school.key(), FutureYear.title(year - 1)).update();
    }
}
