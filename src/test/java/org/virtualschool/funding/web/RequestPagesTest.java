package org.virtualschool.funding.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.Role;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Asking for premium and deciding on it on our pages, as each of those concerned meets it. */
@BrowserTest
class RequestPagesTest {

    private static final double LONG = 120_000;
    private static final List<PremiumUse> USES = List.of(PremiumUse.ONE_TO_ONE_TUITION, PremiumUse.SMALL_GROUP, PremiumUse.THERAPEUTIC,
            PremiumUse.MENTORING, PremiumUse.RESOURCES, PremiumUse.MUSIC_ARTS_SPORT, PremiumUse.TRIP, PremiumUse.TECHNOLOGY,
            PremiumUse.ATTENDANCE, PremiumUse.TRANSITION);

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;

    private PepCase child;
    private Fund fund;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        fund = journey.leave(FundingJourney.YEAR, 50_000_00);
    }

    @Test
    void theTeacherAsksTheHeadSignsOffAndTheRecordSaysSo(Visitors visitors) {
        Visitor teacher = visitors.signedIn(child.teacher(), PASSWORD);
        teacher.opens("/children/" + child.child().reference());
        assertThat(teacher.reads()).contains("Nothing has been asked for yet.");
        teacher.presses("Ask for pupil premium");
        teacher.findsNoBarrier();
        fillIn(teacher, "uniform", "20", "11", "2026", "18", "11", "2026", "12.505");
        teacher.presses("Ask for it");
        assertThat(teacher.reads()).contains("There is a problem", "parts of a penny");
        teacher.picture("ask-wrong");

        fillIn(teacher, "mentoring", "20", "11", "2026", "12", "2", "2027", "£1,200");
        teacher.presses("Ask for it");
        assertThat(teacher.reads()).contains("You have asked for £1,200.00. You will be told what is decided.");
        teacher.page().getByText("Mentoring, £1,200.00: Waiting for a decision").click();
        assertThat(teacher.reads()).contains("Loses heart in long lessons.");
        teacher.picture("record");

        Visitor head = visitors.signedIn(child.head(), PASSWORD);
        head.opens("/funding/approvals");
        Locator row = rowOf(head);
        assertThat(row).containsText("£1,200.00");
        assertThat(row).containsText("Mentoring");
        assertThat(row).containsText("Green");
        assertThat(row).containsText("£50,000.00, after this £48,800.00");
        assertThat(row).containsText("20 November 2026 to 12 February 2027");
        head.picture("approvals");
        decideOtherwise(head, "£1,200.00", "Approve a smaller amount", "NaN", "");
        assertThat(row.getByLabel("Smaller amount in pounds")).hasAccessibleDescription("Error: Smaller amount: Enter a number.");
        assertThat(row.getByLabel("Reason, or your question")).hasAccessibleDescription("Error: Reason: Fill this in.");
        head.picture("otherwise");
        head.findsNoBarrier();
        head.presses("Approve those that are ticked");
        assertThat(head.reads()).contains("There is a problem", "Tick at least one request.");
        head.page().getByText("Tick at least one request.").click();
        assertThat(head.page().locator("input[name=task]").first()).isFocused();
        row.getByRole(AriaRole.CHECKBOX).check();
        assertThat(head.page().locator("#approve-status")).hasText("1 ticked, £1,200.00.");
        head.picture("ticked");
        head.tabsTo(head.page().getByText("Approve those that are ticked"));
        head.page().keyboard().press("Enter");
        assertThat(head.page().locator("#results")).hasText("1 of 1 decided");
        assertThat(head.page().locator("#results")).isFocused();
        assertThat(row).hasCount(0);
        assertThat(head.reads()).contains(child.child().reference(), "Mentoring, £1,200.00: Approved. The requester is told.")
                .doesNotContain("There is a problem");
        assertThat(head.page().title()).startsWith("Approvals");

        teacher.opens("/children/" + child.child().reference());
        teacher.page().getByText("Mentoring, £1,200.00: Approved").click();
        assertThat(teacher.reads()).contains("Approved £1,200.00 on 20 November 2026 by Test virtual-school-head");
        assertThat(ledger.find(fund.id()).orElseThrow().balance().available()).isEqualTo(48_800_00);
    }

    @Test
    void theRecordAndTheDecisionTellEveryQuestionAndEveryAnswer(Visitors visitors) {
        FundingRecord request = journey.ask(child, FundingJourney.wish(1_500_00));
        for (String round : List.of("1800", "1200")) {
            journey.complete(request.id(), "userTask_decideFundingRequest", child.head(),
                    Map.of("fundingOutcome", "ask", "decisionQuestion", "Does it take %s?".formatted(round)));
            journey.complete(request.id(), "userTask_answerQuestion", child.teacher(), Map.of("fundingAnswer", "It takes %s.".formatted(round),
                    "requestedAmount", round, "provisionStartsOn", "2026-11-23", "provisionEndsOn", "2027-02-12"));
        }
        Visitor head = visitors.signedIn(child.head(), PASSWORD);
        head.opens("/children/" + child.child().reference());
        head.page().getByText("Mentoring, £1,200.00: Waiting for a decision").click();
        assertThat(head.reads()).contains("Does it take 1800?", "£1,800.00 for 23 November 2026 to 12 February 2027", "It takes 1200.");
        head.picture("questions-on-record");
        head.findsNoBarrier();

        head.opens("/funding/approvals");
        rowOf(head).getByRole(AriaRole.LINK).click();
        assertThat(head.reads()).contains("Does it take 1800?", "It takes 1800.", "Does it take 1200?", "It takes 1200.");
        head.picture("questions-on-decision");
        head.findsNoBarrier();
    }

    @Test
    void fiftyAreApprovedInOneGoAndWhatTheFundCannotHoldSaysSo(Visitors visitors) {
        IntStream.range(0, 50).forEach(n -> {
            LocalDate from = PepJourney.MEETING.plusDays(7L * (n / USES.size()));
            journey.ask(child, FundingJourney.wish(USES.get(n % USES.size()), from, from.plusDays(6), 700_00));
        });
        journey.leave(FundingJourney.YEAR, 49 * 700_00 + 699_99);
        Visitor adviser = visitors.signedIn(child.adviser(), PASSWORD);
        adviser.opens("/funding/approvals");
        adviser.page().locator("#school").selectOption(child.school().name());
        adviser.presses("Show");
        assertThat(rowOf(adviser)).hasCount(50);

        adviser.page().getByLabel("Tick all that are shown").check();
        tickOnlyOf(adviser);
        adviser.presses("Approve those that are ticked");

        Locator results = adviser.page().locator("section", new Page.LocatorOptions().setHas(adviser.page().locator("#results")));
        assertThat(results).containsText("49 of 50 decided", new ContainsTextOptions().setTimeout(LONG));
        assertThat(results.locator("li")).hasCount(50);
        assertThat(results.locator("li").first()).containsText("has £699.99 left, £700.00 are needed from it");
        assertThat(adviser.page().locator("#results")).isFocused();
        assertThat(rowOf(adviser)).hasCount(1);
        assertThat(rowOf(adviser)).containsText("£699.99, after this \u2212£0.01 Not enough");
        assertThat(adviser.page().locator("#school")).hasValue(child.school().name());
        assertThat(adviser.page().getByLabel("Tick all that are shown")).not().isChecked();
        adviser.picture("fifty");
        assertThat(requests.of(child.child().id())).extracting(FundingRecord::status).filteredOn(FundingStatus.COMMITTED::equals).hasSize(49);
        assertThat(ledger.find(fund.id()).orElseThrow().balance().available()).isEqualTo(699_99);
    }

    @Test
    void withoutScriptTheSamePageApprovesDeclinesAndAsks(Visitors visitors) {
        journey.ask(child, FundingJourney.wish(PremiumUse.MENTORING, PepJourney.MEETING, LocalDate.of(2027, 1, 8), 701_00));
        journey.ask(child, FundingJourney.wish(PremiumUse.TRIP, PepJourney.MEETING, LocalDate.of(2027, 1, 8), 702_00));
        journey.ask(child, FundingJourney.wish(PremiumUse.RESOURCES, PepJourney.MEETING, LocalDate.of(2027, 1, 8), 703_00));
        Visitor adviser = visitors.signedInWithoutJavaScript(child.adviser(), PASSWORD);
        adviser.opens("/funding/approvals");
        adviser.presses("Approve those that are ticked");
        assertThat(adviser.reads()).contains("Tick at least one request.");

        rowOf(adviser, "£701.00").getByRole(AriaRole.CHECKBOX).check();
        adviser.presses("Approve those that are ticked");
        assertThat(adviser.reads()).contains("1 of 1 decided", "Approved. The requester is told.");

        decideOtherwise(adviser, "£702.00", "Decline", "", "");
        assertThat(adviser.reads()).contains("There is a problem", "Reason: ");
        decideOtherwise(adviser, "£702.00", "Decline", "", "Trips are paid by the school.");
        assertThat(adviser.reads()).contains("Declined. The requester is told.");
        decideOtherwise(adviser, "£703.00", "Approve a smaller amount", "800", "All of it.");
        assertThat(adviser.reads()).contains("not more than was asked for: £703.00");
        decideOtherwise(adviser, "£703.00", "Approve a smaller amount", "703", "All of it, to the penny.");
        assertThat(adviser.reads()).contains("Smaller amount: That is the whole amount.");
        decideOtherwise(adviser, "£703.00", "Approve a smaller amount", "300.50", "Half of them are in the library.");
        assertThat(adviser.reads()).contains("Approved. The requester is told.");

        assertThat(requests.of(child.child().id())).extracting(FundingRecord::status, FundingRecord::approvedPence).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(FundingStatus.COMMITTED, 701_00L),
                org.assertj.core.groups.Tuple.tuple(FundingStatus.DECLINED, null),
                org.assertj.core.groups.Tuple.tuple(FundingStatus.COMMITTED, 300_50L));
    }

    @Test
    void theManagerOfThePanelLearnsNothingOfTheSchoolOfAProtectedChild(Visitors visitors) {
        register.protectAddress(child.child().id());
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));
        Visitor manager = visitors.signedIn(logins.of(Role.MANAGER), PASSWORD);

        manager.opens("/funding/approvals");
        Locator row = rowOf(manager);
        assertThat(row).containsText("£3,000.00");
        assertThat(row).not().containsText("Oakfield");
        row.getByRole(AriaRole.LINK).click();
        assertThat(manager.reads()).contains("Panel: vote as manager", "£50,000.00 left, £47,000.00 after this", "is not shown to you")
                .doesNotContain("Loses heart", "Oakfield");
        manager.page().getByLabel("Approve the whole amount").check();
        manager.presses("Complete");

        assertThat(requests.find(request.id()).decisions()).singleElement()
                .satisfies(vote -> assertThat(vote.verdict().amountPence()).isEqualTo(3_000_00));
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_PANEL);
        Visitor head = visitors.signedIn(child.head(), PASSWORD);
        head.opens("/funding/approvals");
        assertThat(rowOf(head)).containsText("Manager approves £3,000.00");
    }

    private static void fillIn(Visitor visitor, String use, String startDay, String startMonth, String startYear, String endDay, String endMonth,
            String endYear, String amount) {
        Page page = visitor.page();
        page.locator("#use").selectOption(use);
        page.locator("#need").fill("Loses heart in long lessons.");
        page.locator("#provision").fill("A mentor sees the child every week.");
        page.locator("#outcome").fill("Stays in every lesson, by the register.");
        page.locator("#startsOn").fill(startDay);
        page.locator("#startsOn-month").fill(startMonth);
        page.locator("#startsOn-year").fill(startYear);
        page.locator("#endsOn").fill(endDay);
        page.locator("#endsOn-month").fill(endMonth);
        page.locator("#endsOn-year").fill(endYear);
        page.locator("#amount").fill(amount);
    }

    private Locator rowOf(Visitor visitor) {
        return visitor.page().locator("tbody[data-task]", new Page.LocatorOptions().setHasText(child.child().reference()));
    }

    private Locator rowOf(Visitor visitor, String amount) {
        return rowOf(visitor).filter(new Locator.FilterOptions().setHasText(amount));
    }

    /** Other tests leave requests of schools of the same name. */
    private void tickOnlyOf(Visitor visitor) {
        visitor.page().locator("tbody[data-task]", new Page.LocatorOptions().setHasNotText(child.child().reference()))
                .getByRole(AriaRole.CHECKBOX).all().forEach(Locator::uncheck);
    }

    private void decideOtherwise(Visitor visitor, String amount, String choice, String part, String words) {
        visitor.opens("/funding/approvals");
        Locator row = rowOf(visitor, amount);
        row.locator("summary").click();
        row.getByLabel(choice).check();
        row.getByLabel("Smaller amount in pounds").fill(part);
        row.getByLabel("Reason, or your question").fill(words);
        row.getByRole(AriaRole.BUTTON).click();
        visitor.page().waitForLoadState();
    }
}
