package org.virtualschool.funding.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.OurForm;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Premium from the wish to what it achieved and what came back of it, as each of those concerned meets it in the browser. */
@BrowserTest
class ImpactPagesTest {

    private static final String PROVISION_OVER = "intermediateCatchEvent_provisionOver";

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private FundingAccounts accounts;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private EngineJobs jobs;

    private PepCase child;

    @BeforeEach
    void aChildWithASignedPep() {
        child = journey.child();
    }

    @Test
    void theTeacherAsksTheHeadSignsOffFinancePaysTheTeacherReportsAndTheRestComesBack(Visitors visitors) {
        Visitor teacher = visitors.signedIn(child.teacher(), PASSWORD);
        ask(teacher);
        Visitor head = visitors.signedIn(child.head(), PASSWORD);
        head.opens("/funding/approvals");
        head.page().locator("tbody tr", new Page.LocatorOptions().setHasText(child.child().reference())).getByRole(AriaRole.CHECKBOX).check();
        head.presses("Approve those that are ticked");
        assertThat(head.page().locator("#results")).containsText("1 of 1 decided");
        Visitor preparer = visitors.signedIn(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        preparer.opens("/funding/payments/new?school=" + child.school().key());
        preparer.page().getByLabel("School").selectOption(child.school().key().toString());
        preparer.presses("Show");
        preparer.presses("Prepare a payment run");
        Visitor releaser = visitors.signedIn(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        releaser.opens(preparer.page().url().replaceAll("^https?://[^/]+", ""));
        releaser.presses("Release £1,200.00");
        jobs.runBackground("funding.pay");
        FundingRecord request = requests.of(child.child().id()).get(0);
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);

        report(teacher);

        refused(releaser);
        Visitor finance = visitors.signedInOnPhone(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        open(finance, "Confirm the refund");
        assertThat(finance.reads()).contains("£250.50", "£1,200.00, Pupil premium plus", "Oakfield School", child.child().reference())
                .doesNotContain("Loses heart", "A mentor", "every lesson", "Reads aloud", "register", "Byron");
        finance.findsNoBarrier();
        OurForm.on(finance.page()).enters(Map.of("refundAmount", "250", "refundReceivedOn", "2027-02-13"));
        finance.presses("Complete");
        assertThat(finance.reads()).contains("There is a problem", "£250.50 is due. Confirm the refund once all of it has come back.");
        finance.picture("refund-phone");
        finance.findsNoBarrier();
        OurForm.on(finance.page()).enters(Map.of("refundAmount", "250.50"));
        finance.presses("Complete");
        assertThat(finance.reads()).contains("Done: Confirm the refund");
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.ACCOUNTED);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 949_50, 250_50));
        finance.expectsFailures();
        assertThat(finance.opens("/children/" + child.child().reference())).isEqualTo(403);

        teacher.opens("/children/" + child.child().reference());
        teacher.page().getByText("Mentoring, £1,200.00: Accounted for").click();
        assertThat(teacher.reads()).contains("£949.50, reported on 13 February 2027", "Reached in part", "Reads aloud without being asked.",
                "£250.50 on 13 February 2027, confirmed by Test finance-officer");
        teacher.picture("record");
        teacher.findsNoBarrier();
    }

    /** Wrong at first, and nothing that was typed is lost. */
    private void report(Visitor teacher) {
        open(teacher, "Report what the premium achieved");
        assertThat(teacher.reads()).contains("Loses heart in long lessons.", "Paid: £1,200.00", "Please finish by");
        teacher.findsNoBarrier();
        OurForm.on(teacher.page()).enters(Map.of("spentAmount", "1200.01", "outcomeReached", "partly", "impactChange", "Reads aloud without being asked.",
                "impactEvidence", "By the register of the reading room."));
        teacher.presses("Complete");
        assertThat(teacher.reads()).contains("There is a problem", "Enter what was spent of the premium, £1,200.00 at most.");
        teacher.picture("report-wrong");
        teacher.findsNoBarrier();
        OurForm.on(teacher.page()).enters(Map.of("spentAmount", "949.50"));
        teacher.presses("Complete");
        assertThat(teacher.reads()).contains("Done: Report what the premium achieved");
    }

    /** Who released the payment finds the task and is told why it is not theirs. */
    private void refused(Visitor releaser) {
        open(releaser, "Confirm the refund");
        assertThat(releaser.reads()).contains("Somebody else has to confirm that money came back.").doesNotContain("£250.50");
        releaser.picture("refund-refused");
        releaser.findsNoBarrier();
    }

    @Test
    void theTeacherReportsInTasklistAndFinanceLearnsNothingOfTheSchoolOfAProtectedChild(Visitors visitors) {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        journey.pay(child);
        register.protectAddress(child.child().id());
        jobs.fireTimer(request.id(), PROVISION_OVER::equals);
        Visitor teacher = visitors.signedIn(child.teacher(), PASSWORD);

        Tasklist task = Tasklist.of(teacher).chooses("My school's tasks").opens("Report what the premium achieved", child.child().reference()).claims();
        task.fills("funding-impact", Map.of("spentAmount", "100", "outcomeReached", "fully", "impactChange", "Reads aloud without being asked.",
                "impactEvidence", "By the register of the reading room."));
        teacher.picture("tasklist");
        task.completes();

        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.REFUND_DUE);
        Visitor finance = visitors.signedIn(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        String place = "Protected 1 of payment run " + accounts.paidInRun(request.id());
        finance.opens("/tasks");
        assertThat(finance.reads()).contains(place).doesNotContain(child.child().reference());
        open(finance, "Confirm the refund", place);
        assertThat(finance.reads()).contains("£20.00", "£120.00", "the school of " + place).doesNotContain("Oakfield", child.child().reference());
        finance.picture("refund-protected");
    }

    private void open(Visitor visitor, String task) {
        open(visitor, task, child.child().reference());
    }

    private static void open(Visitor visitor, String task, String label) {
        visitor.opens("/tasks");
        visitor.page().locator("tbody tr", new Page.LocatorOptions().setHasText(task)).filter(new FilterOptions().setHasText(label))
                .getByRole(AriaRole.LINK).first().click();
    }

    private void ask(Visitor teacher) {
        teacher.opens("/children/" + child.child().reference());
        teacher.presses("Ask for pupil premium");
        Page page = teacher.page();
        page.locator("#use").selectOption("mentoring");
        Map.of("#need", "Loses heart in long lessons.", "#provision", "A mentor sees the child every week.",
                "#outcome", "Stays in every lesson.", "#amount", "1200", "#startsOn", "20", "#startsOn-month", "11", "#startsOn-year", "2026",
                "#endsOn", "12", "#endsOn-month", "2").forEach((field, text) -> page.locator(field).fill(text));
        page.locator("#endsOn-year").fill("2027");
        teacher.presses("Ask for it");
    }
}
