package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.testing.ClaimJourney;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Claiming early years pupil premium on our pages, as the provider meets it. */
@BrowserTest
class ClaimPagesTest {

    @Autowired
    private ClaimJourney journey;

    private PepCase child;

    @BeforeEach
    void aChildInEarlyYears() {
        child = journey.child();
        journey.fund(FundingJourney.YEAR);
    }

    @Test
    void theProviderClaimsLooksAtTheAmountAndFindsItOnTheRecord(Visitors visitors) {
        Visitor provider = visitors.signedIn(child.teacher(), PASSWORD);
        provider.opens("/children/" + child.child().reference());
        provider.presses("Claim early years pupil premium");
        assertThat(provider.reads()).contains("570 of 570", "£1.15 an hour", "Verified", "Not known yet");
        provider.findsNoBarrier();
        provider.picture("claim");

        fillIn(provider, "571");
        provider.presses("Continue");
        assertThat(provider.reads()).contains("There is a problem", "Only 570 hours are left in 2026/27: 0 of 570 have been claimed.");
        provider.findsNoBarrier();
        provider.picture("claim-wrong");

        fillIn(provider, "97.55");
        provider.presses("Continue");
        assertThat(provider.reads()).contains("1 September 2026 to 18 November 2026", "97.55", "£1.15 an hour", "£112.18", "472.45 in 2026/27");
        provider.findsNoBarrier();
        provider.picture("claim-check");
        provider.presses("Change it");
        assertThat(provider.page().getByLabel("Hours", new Page.GetByLabelOptions().setExact(true)).inputValue())
                .isEqualTo("97.55");
        provider.presses("Continue");
        provider.presses("Claim £112.18");

        assertThat(provider.reads()).contains("£112.18 is approved: the hours are within those of the grant.");
        provider.page().getByText("Early years pupil premium, £112.18: Approved").click();
        assertThat(provider.reads()).contains("Hours claimed", "97.55 at £1.15 an hour", "Within the hours of the grant");
        provider.findsNoBarrier();
        provider.picture("claimed");
        provider.opens("/children/" + child.child().reference() + "/early-years-claims/new");
        assertThat(provider.reads()).contains("472.45 of 570");
    }

    @Test
    void onAPhoneNothingGoesOverTheEdge(Visitors visitors) {
        Visitor provider = visitors.signedIn(child.teacher(), PASSWORD);
        provider.page().setViewportSize(320, 700);
        provider.opens("/children/" + child.child().reference() + "/early-years-claims/new");
        provider.picture("claim-phone");
        assertThat(provider.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        fillIn(provider, "12.5");
        provider.presses("Continue");
        provider.picture("claim-check-phone");
        assertThat(provider.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        provider.findsNoBarrier();
    }

    private static void fillIn(Visitor visitor, String hours) {
        day(visitor, "startsOn", "1", "9", "2026");
        day(visitor, "endsOn", "18", "11", "2026");
        visitor.page().fill("#hours", hours);
    }

    private static void day(Visitor visitor, String field, String day, String month, String year) {
        visitor.page().fill("#" + field, day);
        visitor.page().fill("#" + field + "-month", month);
        visitor.page().fill("#" + field + "-year", year);
    }
}
