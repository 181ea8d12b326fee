package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.yearend.YearEnds;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.YearEndJourney;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.OurForm;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The year end as finance and the head meet it in the browser. */
@BrowserTest
class YearEndPagesTest {

    @Autowired
    private YearEndJourney journey;
    @Autowired
    private YearEnds yearEnds;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private BareRequests bare;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;

    @Test
    void fromTheBeginningToTheFurtherStatement(Visitors visitors) {
        FinancialYear year = journey.begin();
        Fund fund = journey.fund(year, FundKind.CHILDREN, "Children", 10_000_00);
        Fund next = journey.fund(year.next(), FundKind.CHILDREN, "Children", 1_000_00);
        journey.fund(year, FundKind.POOLED, "Maths in small groups", 1_000_00);
        School school = register.school("Oakfield School");
        Child child = register.child(school, null, null);
        String teacher = logins.atSchool(Role.DESIGNATED_TEACHER, school);
        UUID paid = journey.approved(child, school.key(), teacher, fund, 3_000_00, null, 0);
        journey.pay(paid, bare.run());
        journey.approved(child, school.key(), teacher, fund, 800_00, null, 0);
        journey.approved(child, school.key(), teacher, fund, 60_00, next, 40_00);
        journey.undecided(child, teacher, year);

        Visitor finance = visitors.signedInWithoutJavaScript(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        finance.opens("/funding?year=" + year.code());
        finance.presses("See the year end");
        assertThat(finance.reads()).contains("What has to go back is not confirmed", "Not confirmed", "questions and answers of 2014", "£6,140.00",
                "Not begun", "Requests 1 to 2 of 2", child.reference(), "£800.00", "1 request that begins in this year is not decided")
                .doesNotContain("Frightened of dogs", "Byron");
        finance.presses("Begin the year end now");
        assertThat(finance.reads()).contains("has begun", "Finance and head are warned from January on, of every fund with something left.");
        UUID yearEnd = yearEnds.find(year).orElseThrow().id();
        jobs.fireTimer(yearEnd, "intermediateCatchEvent_warningDue"::equals);
        finance.opens("/inbox");
        assertThat(finance.reads()).contains("£3,000.00 passed to schools, £860.00 committed, £6,140.00 still held");

        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        head.opens("/funding/year-end?year=" + year.code());
        assertThat(head.reads()).contains("Finance and the head were warned", "Warnings sent", "pooled, Maths in small groups");
        head.picture("warned");
        head.findsNoBarrier();

        clock.setTo(LocalDate.of(year.startsIn() + 1, 4, 1));
        jobs.fireDueTimers(yearEnd);
        head.opens("/funding/year-end?year=" + year.code());
        assertThat(head.reads()).contains("3 requests are still to be dealt with");
        jobs.runBackground("funding.yearEnd.request");
        head.presses("Refresh");
        assertThat(head.reads()).contains("The statement is being drawn up.", "1 cut to what lies in the next year");
        jobs.runContinuations(yearEnd);

        finance.opens("/funding/year-end?year=" + year.code());
        assertThat(finance.reads()).contains("Statement 1", "Waits for finance", "£8,000.00", "Nothing of this year is approved and not paid.");
        finance.presses("your tasks");
        taskOf(finance, year).click();
        OurForm.on(finance.page()).enters(Map.of("statementOutcome", "right"));
        finance.picture("prepare");
        finance.presses("Complete");
        assertThat(finance.reads()).contains("one more question: Anything the head should know");
        finance.presses("Complete");
        assertThat(finance.reads()).contains("Done: Prepare the statement");

        head.opens("/funding/year-end?year=" + year.code());
        head.presses("your tasks");
        taskOf(head, year).click();
        assertThat(head.reads()).contains("not confirmed by a source that is in force", "What finance says", "Prepared", "To return in all");
        head.picture("confirm");
        head.findsNoBarrier();
        OurForm.on(head.page()).enters(Map.of("statementOutcome", "right"));
        head.presses("Complete");
        assertThat(head.reads()).contains("Done: Confirm the statement");

        journey.refund(paid, 100_10);
        Visitor phone = visitors.signedInOnPhone(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        phone.opens("/funding/year-end?year=" + year.code());
        assertThat(phone.reads()).contains("Confirmed and booked", "Came back after the statement", "£100.10");
        phone.picture("phone");
        phone.findsNoBarrier();
        phone.tabsTo(phone.page().getByText("Draw up a further statement"));
        phone.page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(phone.page().getByText("A further statement is drawn up.")).isVisible();
        jobs.runContinuations(yearEnd);
        head.opens("/funding/year-end?year=" + year.code());
        assertThat(head.reads()).contains("Statement 2", "£8,000.00");
        head.picture("further");
        head.findsNoBarrier();
    }

    @Test
    void theHeadConfirmsInTasklistJustAsWell(Visitors visitors) {
        FinancialYear year = journey.begin();
        Fund fund = journey.fund(year, FundKind.CHILDREN, "Children", 10_000_00);
        UUID yearEnd = journey.closeYear(year);
        journey.drawUp(yearEnd);
        journey.prepare(yearEnd, logins.of(Role.FINANCE_OFFICER));

        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        Tasklist tasklist = Tasklist.of(head).chooses("All casework").opens("Confirm the statement", "year end " + year.code()).claims();
        assertThat(tasklist.formText()).contains("What becomes of money that is not spent", "not confirmed", "£10,000.00 allocated", "To return in all");
        tasklist.fills("funding-statement", Map.of("statementOutcome", "right"));
        head.picture("tasklist");
        tasklist.completes();

        assertThat(ledger.find(fund.id()).orElseThrow().balance().returned()).isEqualTo(10_000_00);
    }

    /** All tests share one database: others leave tasks of other years. */
    private static Locator taskOf(Visitor visitor, FinancialYear year) {
        return visitor.page().locator("tr", new Page.LocatorOptions().setHasText("year end " + year.code())).locator("a").first();
    }

    @Test
    void aYearWithoutMoneySaysSo(Visitors visitors) {
        clock.setTo(LocalDate.of(2190, 5, 3));
        Visitor manager = visitors.signedIn(logins.of(Role.MANAGER), PASSWORD);
        manager.opens("/funding/year-end");

        assertThat(manager.reads()).contains("Nothing is allocated for this year");
        manager.findsNoBarrier();
    }
}
