package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.funding.ledger.Charge;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantYear;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Children;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The money by school and by child in the browser, on a wide screen and on a phone. */
@BrowserTest
class SpendingPagesTest {

    private static final String YEAR = FundingJourney.YEAR.code();

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PaymentJourney payments;
    @Autowired
    private BareRequests bareRequests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
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

    private PepCase child;
    private String school;

    @BeforeEach
    void aChildWithPremium() {
        child = payments.child();
        school = "Larkfield " + TestRegister.number();
        payments.schoolIs(child, school, "Community school");
        journey.ask(child, FundingJourney.wish(240_00));
        journey.ask(child, FundingJourney.wish(PremiumUse.THERAPEUTIC, PepJourney.MEETING, LocalDate.of(2027, 2, 12), 900_00));
        payments.byPolicy(child, 1, 60_00);
    }

    @Test
    void theHeadGoesFromFundsToSchoolsToTheChildren(Visitors visitors) {
        Visitor head = visitors.signedIn(child.head(), PASSWORD);
        head.opens("/funding?year=" + YEAR);
        assertThat(head.reads()).contains("The forecast to year end is what is paid, what is committed and what waits for a decision", "Forecast");
        head.picture("funds");
        head.findsNoBarrier();

        head.presses("By school");
        assertThat(head.reads()).contains("Allocated is the core amount of each term of the year");
        head.page().getByLabel("Part of the school’s name").fill(school);
        head.page().getByLabel("Sorted by").selectOption("forecast");
        head.presses("Show");
        assertThat(head.reads()).contains("1 school or setting", school, "£1,800.00", "£300.00", "£1,500.00", "£900.00", "£1,800.00");
        head.findsNoBarrier();
        head.presses("Show all");
        head.picture("schools");

        head.presses("By child");
        head.page().getByLabel("School", new Page.GetByLabelOptions().setExact(true)).selectOption(school);
        head.presses("Show");
        assertThat(head.reads()).contains("£300.00 committed and £0.00 paid for 1 child", "Mentoring", "Ada Byron", "A mentor sees the child every week.");
        head.picture("children");
        head.findsNoBarrier();
        head.page().getByText("Ada Byron").first().click();
        assertThat(head.heading()).contains("Ada Byron");
    }

    @Test
    void financeReadsBothOnAPhone(Visitors visitors) {
        Visitor finance = visitors.signedInOnPhone(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        finance.opens("/funding/schools?year=" + YEAR + "&school=" + school.replace(' ', '+'));
        assertThat(finance.reads()).contains(school, "£1,800.00");
        finance.findsNoBarrier();
        finance.picture("schools-on-phone");
        finance.opens("/funding/children?year=" + YEAR + "&reference=" + child.child().reference());
        assertThat(finance.reads()).contains(child.child().reference(), "Mentoring", "£240.00").doesNotContain("Ada", "A mentor sees");
        finance.findsNoBarrier();
        finance.picture("children-on-phone");
    }

    @Test
    void whoIsExcludedFromAChildReadsOfASumWithoutSchool(Visitors visitors) {
        String adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        register.exclude(child.child().id(), adviser);
        Visitor excluded = visitors.signedIn(adviser, PASSWORD);
        excluded.opens("/funding/schools?year=" + YEAR + "&school=kept");
        assertThat(excluded.reads()).contains("1 school or setting", "Address protected or kept from you").doesNotContain(school);
        excluded.picture("schools-of-excluded");
        excluded.findsNoBarrier();
        excluded.opens("/funding/children?year=" + YEAR);
        assertThat(excluded.reads()).contains("for children whose address is protected or from whom you are kept away.")
                .doesNotContain(child.child().reference(), school);
        excluded.picture("children-of-excluded");
        excluded.findsNoBarrier();
    }

    @Test
    void aLongListComesInPages(Visitors visitors) {
        GrantYear grantYear = GrantYear.begin(children, care, jdbc, clock);
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, grantYear.year(), FundKind.POOLED, "Tutors", "system");
        ledger.allocate(fund.id(), 100_000, "For the test", "system");
        IntStream.rangeClosed(1, 30).forEach(number -> {
            UUID request = bareRequests.id();
            transactions.executeWithoutResult(status -> ledger.commit(request, List.of(new Charge(fund.id(), number)), "system"));
        });
        Visitor adviser = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);
        adviser.opens("/funding/children?year=" + grantYear.year().code() + "&sort=committed");
        assertThat(adviser.reads()).contains("£4.65 committed and £0.00 paid for 1 child", "Showing 1 to 25 of 30", "£0.30").doesNotContain("£0.05");
        adviser.findsNoBarrier();
        adviser.presses("Page 2");
        assertThat(adviser.reads()).contains("Showing 26 to 30 of 30", "£0.05").doesNotContain("£0.30");
    }
}
