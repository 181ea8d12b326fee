package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.funding.ledger.Charge;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantYear;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Children;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The money of pupil premium in the browser: reckon, book, look; and who does not get here. */
@BrowserTest
class FundingPagesTest {

    @Autowired
    private BareRequests bareRequests;
    @Autowired
    private TestLogins logins;
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
    @Autowired
    private TransactionTemplate transactions;

    private GrantYear grantYear;

    @BeforeEach
    void aYear() {
        grantYear = GrantYear.begin(children, care, jdbc, clock);
    }

    @Test
    void theHeadReckonsTheAllocationBooksItAndSeesWhatIsThere(Visitors visitors) {
        grantYear.child();
        grantYear.child();
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        head.opens("/funding");
        assertThat(head.reads()).contains("Nothing is allocated yet.", "£2,630.00 a child", "Not verified", "A rate for tests", "20% is kept centrally");
        head.findsNoBarrier();

        head.presses("Work out the allocation");
        assertThat(head.reads()).contains("aged 4 to 15 on 31 August", "£5,260.00", "£1,052.00", "For requests: £4,208.00 in");
        head.picture("allocation");
        head.findsNoBarrier();
        head.page().getByLabel("Provisional").check();
        head.presses("Book the allocation");
        assertThat(head.reads()).contains("The provisional allocation is booked.", "£4,208.00");

        grantYear.child();
        head.presses("Work out the allocation");
        assertThat(head.reads()).contains("Booked so far", "£5,260.00", "For requests: £2,104.00 in");
        head.page().getByLabel("Final").check();
        head.presses("Book the allocation");
        assertThat(head.reads()).contains("The final allocation is booked.", "£6,312.00", "£1,578.00", "£7,890.00");

        head.presses("Set aside a pool");
        head.page().getByLabel("Pupil premium plus", new Page.GetByLabelOptions().setExact(true)).check();
        head.page().getByLabel("Name of the pool").fill("Maths in small groups");
        head.page().getByLabel("Amount in pounds").fill("1,000.50");
        head.page().getByLabel("Reason").fill("Agreed with heads");
        head.picture("pool");
        head.findsNoBarrier();
        head.presses("Set it aside");
        assertThat(head.reads()).contains("£1,000.50 is set aside in the pool Maths in small groups.", "£5,311.50", "Pooled: Maths in small groups");
        head.picture("overview");
        head.findsNoBarrier();

        head.presses("For requests");
        assertThat(head.reads()).contains("Provisional allocation: 2 children at £2,630.00", "Final allocation: 3 children", "\u2212£1,000.50",
                "Test virtual-school-head");
        head.picture("fund");
        head.findsNoBarrier();
        head.page().getByText("Take back").first().click();
        head.findsNoBarrier();
        head.page().getByLabel("Reason").fill("Another pool was meant");
        head.presses("Take back");
        assertThat(head.reads()).contains("is taken back", "Another pool was meant", "£6,312.00");
    }

    @Test
    void aManagerEntersTheRateTheYearIsReckonedBy(Visitors visitors) {
        grantYear.child();
        Visitor manager = visitors.signedIn(logins.of(Role.MANAGER), PASSWORD);
        manager.opens("/funding");
        manager.presses("Rates of the grants");
        manager.presses("Enter the rate");
        assertThat(manager.page().locator(".govuk-error-summary").innerText()).contains("Choose the grant.", "Choose the financial year.",
                "Enter an amount.", "Enter where the rate comes from.");
        manager.picture("rates");
        manager.findsNoBarrier();

        manager.page().getByLabel("Pupil premium plus, a child").check();
        manager.page().getByLabel(grantYear.year().code()).check();
        manager.page().getByLabel("Rate in pounds").fill("2,745");
        manager.page().getByLabel("Where it comes from").fill("Conditions of grant, paragraph 4");
        manager.page().getByLabel("I have read the rate there myself").check();
        manager.presses("Enter the rate");
        assertThat(manager.reads()).contains("The rate of pupil premium plus for " + grantYear.year().code() + " is entered.", "£2,745.00 a child",
                "Entered by Test manager", "Replaced");
        manager.opens("/funding/allocation?year=" + grantYear.year().code());
        assertThat(manager.reads()).contains("£2,745.00 a child", "Conditions of grant, paragraph 4").doesNotContain("Not verified");
    }

    @Test
    void withoutJavaScriptAMistakeIsExplainedAtItsField(Visitors visitors) {
        Visitor head = visitors.signedInWithoutJavaScript(logins.of(Role.MANAGER), PASSWORD);
        head.opens("/funding/amount?year=" + grantYear.year());
        head.presses("Book the amount");
        assertThat(head.page().locator(".govuk-error-summary").innerText()).contains("Choose the grant.", "Enter an amount.", "Enter the reason.");

        head.page().getByLabel("Post-16 pupil premium plus").check();
        head.page().getByLabel("Amount in pounds").fill("12.505");
        head.page().getByLabel("Reason").fill("Letter of May");
        head.presses("Book the amount");
        assertThat(head.page().locator("#amount-error").innerText()).contains("parts of a penny");
        assertThat(head.page().getByLabel("Post-16 pupil premium plus").isChecked()).isTrue();

        head.page().getByLabel("Amount in pounds").fill("12500");
        head.presses("Book the amount");
        assertThat(head.reads()).contains("£12,500.00 is allocated: Post-16 pupil premium plus.");
    }

    @Test
    void aPageWithFaultsIsOpenToEverybody(Visitors visitors) {
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        head.expectsFailures();
        head.opens("/funding/pool?year=" + grantYear.year());
        head.presses("Set it aside");
        head.findsNoBarrier();
        grantYear.child();
        head.opens("/funding/allocation?year=" + grantYear.year());
        head.presses("Book the allocation");
        assertThat(head.reads()).contains("Choose whether the allocation is provisional or final.");
        head.findsNoBarrier();
    }

    private String referenceOf(UUID request) {
        return jdbc.sql("select c.reference from casework.child c join casework.funding_request r on r.child_id = c.id where r.id = ?").param(request)
                .query(String.class).single();
    }

    @Test
    void financeSeesMoneyAndReferencesAndNoNarrative(Visitors visitors) {
        Fund fund = fundOf(100_000);
        IntStream.range(0, 30).forEach(n -> ledger.allocate(fund.id(), 100 + n, "Allocated in part " + n, "system"));
        UUID request = bareRequests.id();
        transactions.executeWithoutResult(status -> ledger.commit(request, List.of(new Charge(fund.id(), 4_321)), "system"));
        ledger.release(request, "What nobody in finance needs to know", "system");

        Visitor finance = visitors.signedInOnPhone(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        finance.opens("/");
        assertThat(finance.page().locator("nav[aria-label=Menu] a").allInnerTexts()).contains("Funding", "Tasks").doesNotContain("Tasklist", "Children");
        finance.opens("/funding");
        assertThat(finance.reads()).doesNotContain("Put money into funds");
        finance.picture("overview-on-phone");
        finance.presses("Pooled: " + fund.name());
        assertThat(finance.reads()).contains("Entries 1 to 25 of 33", "Released", "£43.21", "Not shown to finance", "Approved", referenceOf(request)).doesNotContain("nobody in finance", "Take back");
        finance.picture("fund-on-phone");
        finance.findsNoBarrier();
        finance.presses("Page 2");
        assertThat(finance.reads()).contains("Entries 26 to 33 of 33", "Allocated in part 0");

        Visitor adviser = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);
        adviser.opens("/funding/funds/" + fund.id());
        assertThat(adviser.reads()).contains("What nobody in finance needs to know").doesNotContain("Take back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/funding/allocation", "/funding/amount", "/funding/pool", "/funding/entries/1/take-back"})
    void onlyTheHeadAndManagersBook(String path, Visitors visitors) {
        for (String role : new String[] {Role.VIRTUAL_SCHOOL_ADVISER, Role.FINANCE_OFFICER}) {
            Visitor reader = visitors.signedIn(logins.of(role), PASSWORD);
            reader.expectsFailures();
            assertThat(reader.opens(path + "?year=" + grantYear.year())).as(role).isEqualTo(403);
        }
    }

    private Fund fundOf(long pence) {
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, grantYear.year(), FundKind.POOLED, "Tutors", "system");
        ledger.allocate(fund.id(), pence, "For the test", "system");
        return fund;
    }
}
