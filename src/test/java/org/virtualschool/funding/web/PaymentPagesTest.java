package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** A payment run as two people of finance, and the teacher who asked, meet it in the browser. */
@BrowserTest
class PaymentPagesTest {

    @Autowired
    private PaymentJourney journey;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private EngineJobs jobs;

    @Test
    void whoReadsRecordsAsWellWorksBySums(Visitors visitors) {
        PepCase child = journey.child();
        journey.schoolIs(child, "Larchmere School", "Community school");
        journey.byPolicy(child, 0, 120_00);
        Visitor both = visitors.signedInOnPhone(logins.open(register.staff(Role.FINANCE_OFFICER, null), Set.of(Role.FINANCE_OFFICER, Role.MANAGER)),
                PASSWORD);
        both.opens("/funding/payments/new");
        assertThat(both.reads()).contains("You see what a run comes to, and not what is in it", "waits, for ").doesNotContain("Larchmere");
        both.picture("waits-by-sum");
        both.findsNoBarrier();
        both.presses("Prepare a payment run");
        assertThat(both.reads()).contains("You prepared this run.", "You can prepare, release and discard runs by their sums.").doesNotContain("Larchmere");
        both.picture("run-by-sum");
        both.findsNoBarrier();
        both.presses("Discard this run");
        assertThat(both.reads()).contains("is discarded. What was in it waits to be paid again.");
    }

    @Test
    void onePreparesAnotherReleasesAndTheRecordSaysPaid(Visitors visitors) {
        PepCase child = journey.child();
        PepCase elsewhere = journey.child();
        journey.schoolIs(elsewhere, "Hazelmere Academy", "Academy converter");
        journey.byPolicy(elsewhere, 0, 240_00);
        FundingRecord tuition = journey.byPolicy(child, 1, 80_50);
        FundingRecord mentoring = journey.byPolicy(child, 0, 120_00);

        Visitor releaser = visitors.signedIn(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        releaser.opens("/funding/payments/new");
        assertThat(releaser.reads()).contains("Hazelmere Academy", "BACS payment", "Oakfield School", "Journal");
        releaser.picture("waits");
        releaser.findsNoBarrier();

        Visitor preparer = visitors.signedInWithoutJavaScript(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        preparer.opens("/");
        assertThat(preparer.page().locator("nav[aria-label=Menu] a").allInnerTexts()).contains("Payments").doesNotContain("Approvals");
        preparer.opens("/funding/payments");
        preparer.presses("See what waits to be paid");
        preparer.page().getByLabel("School").selectOption(child.school().key().toString());
        preparer.presses("Show");
        assertThat(preparer.reads()).contains("£200.50", "Journal", "Schools that authority 999 maintains are paid by journal");
        preparer.presses("Prepare a payment run");
        assertThat(preparer.reads()).contains("The payment run is prepared.", "You prepared this run. Somebody else has to release it.",
                "£200.50 for 2 requests", child.child().reference()).doesNotContain("Loses heart", "Byron");
        assertThat(preparer.page().getByText("Release £200.50").count()).isZero();
        String run = preparer.page().url().replaceAll("^https?://[^/]+", "");

        releaser.opens("/funding/payments");
        releaser.picture("runs");
        releaser.findsNoBarrier();
        releaser.opens(run);
        releaser.picture("prepared");
        releaser.findsNoBarrier();
        releaser.presses("Release £200.50");
        assertThat(releaser.reads()).contains("is released. Its requests are being paid.", "0 of 2 requests paid");
        releaser.findsNoBarrier();
        jobs.runBackground("funding.pay");
        releaser.presses("Refresh");
        assertThat(releaser.reads()).contains("2 of 2 requests paid", "Journal for maintained schools (CSV)",
                "Account numbers come from the finance system: none are kept here.");
        releaser.picture("paid");
        releaser.findsNoBarrier();
        Visitor manager = visitors.signedInOnPhone(logins.of(Role.MANAGER), PASSWORD);
        manager.opens("/funding/payments");
        assertThat(manager.reads()).doesNotContain("See what waits to be paid");
        manager.page().locator("tbody a").first().click();
        assertThat(manager.reads()).contains("2 of 2 requests paid");
        manager.picture("phone");
        manager.findsNoBarrier();

        Visitor teacher = visitors.signedIn(child.teacher(), PASSWORD);
        teacher.opens("/children/" + child.child().reference());
        assertThat(teacher.reads()).contains("Mentoring, £120.00: Paid", "Pupil premium paid");
        assertThat(ledger.of(mentoring.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(ledger.of(tuition.id())).isEqualTo(new Position(0, 80_50, 0));

        Visitor onPhone = visitors.signedInOnPhone(logins.of(Role.FINANCE_OFFICER), PASSWORD);
        onPhone.expectsFailures();
        onPhone.opens(run);
        onPhone.page().getByText("Sent back?").first().click();
        onPhone.picture("sent-back-form");
        onPhone.findsNoBarrier();
        onPhone.presses("Record as sent back");
        assertThat(onPhone.reads()).contains("There is a problem", "Enter why it was sent back.");
        onPhone.findsNoBarrier();
        onPhone.page().getByLabel("Why it was sent back").fill("The account is closed.");
        onPhone.presses("Record as sent back");
        assertThat(onPhone.reads()).contains("is recorded as sent back. It waits for the next payment run.", "2 of 2 requests paid, 1 sent back", "The account is closed.");
        onPhone.picture("sent-back");
        onPhone.findsNoBarrier();
    }
}
