package org.virtualschool.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.people.Role;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Login, home, navigation and error pages. */
@BrowserTest
class ShellPagesTest {

    @Autowired
    private TestLogins logins;

    @Test
    void aWrongPasswordAndAnUnknownUserAreToldTheSame(Visitors visitors) {
        String known = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        List<String> answers = new ArrayList<>();
        for (String userId : List.of(known, "nobody-at-all@test.example")) {
            Visitor somebody = visitors.anonymous();
            somebody.opens("/login");
            somebody.signsIn(userId, "not-the-password");
            assertThat(somebody.page()).hasTitle(Pattern.compile("Error: Sign in.*"));
            answers.add(somebody.reads());
            somebody.picture("refused");
            somebody.findsNoBarrier();
        }

        assertThat(answers.get(0)).contains("There is a problem", "Check your user name and password").isEqualTo(answers.get(1));
    }

    @Test
    void whoSignsInGetsToWhereTheyWantedToGo(Visitors visitors) {
        Visitor somebody = visitors.anonymous();
        somebody.opens("/children");

        somebody.signsIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);

        assertThat(somebody.heading()).isEqualTo("Children");
        assertThat(somebody.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))).isVisible();
    }

    @Test
    void theLoginPageShowsNoDemoLoginsOutsideTheDemo(Visitors visitors) {
        Visitor somebody = visitors.anonymous();

        somebody.opens("/children");

        assertThat(somebody.heading()).isEqualTo("Sign in");
        assertThat(somebody.reads()).doesNotContain("Demo");
        somebody.picture("login");
        somebody.findsNoBarrier();
    }

    @Test
    void everyRoleIsLedToWhereItMayGo(Visitors visitors) {
        assertThat(placesOf(visitors, Role.VIRTUAL_SCHOOL_COORDINATOR))
                .containsExactly("Home", "Children", "Tasks", "Tasklist", "Inbox", "Terms", "Overdue PEPs", "Imports");
        assertThat(placesOf(visitors, Role.VIRTUAL_SCHOOL_HEAD))
                .containsExactly("Home", "Children", "Tasks", "Tasklist", "Inbox", "Terms", "Approvals", "Overdue PEPs", "Funding", "Payments");
        assertThat(placesOf(visitors, Role.VIRTUAL_SCHOOL_ADVISER))
                .containsExactly("Home", "Children", "Tasks", "Tasklist", "Inbox", "Approvals", "Overdue PEPs", "Funding");
        assertThat(placesOf(visitors, Role.INDEPENDENT_REVIEWING_OFFICER)).containsExactly("Home", "Children", "Inbox");
        assertThat(placesOf(visitors, Role.FINANCE_OFFICER)).containsExactly("Home", "Tasks", "Inbox", "Funding", "Payments");
        assertThat(placesOf(visitors, Role.MANAGER))
                .containsExactly("Home", "Children", "Tasks", "Inbox", "Approvals", "Overdue PEPs", "Funding", "Payments");
        assertThat(placesOf(visitors, Role.GOVERNOR)).containsExactly("Home", "Inbox");
        assertThat(placesOf(visitors, Role.SYSTEM_ADMINISTRATOR)).containsExactly("Home", "Inbox", "Cockpit");
    }

    private List<String> placesOf(Visitors visitors, String role) {
        Visitor visitor = visitors.signedIn(logins.of(role), PASSWORD);
        visitor.opens("/");
        visitor.picture("home-" + role);
        visitor.findsNoBarrier();
        return visitor.page().locator("nav[aria-label=Menu] a").allInnerTexts();
    }

    @Test
    void everyPlaceOfTheNavigationOpens(Visitors visitors) {
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);

        for (String place : List.of("/", "/children", "/inbox", "/pep-cycles", "/peps/overdue", "/imports", "/camunda/app/tasklist/default/")) {
            assertThat(coordinator.opens(place)).as(place).isEqualTo(200);
        }
    }

    @Test
    void whoSignsOutIsOutAndIsToldSo(Visitors visitors) {
        Visitor somebody = visitors.signedIn(logins.of(Role.GOVERNOR), PASSWORD);
        somebody.opens("/");

        somebody.presses("Sign out");

        assertThat(somebody.reads()).contains("You have signed out");
        somebody.findsNoBarrier();
        somebody.opens("/");
        assertThat(somebody.heading()).isEqualTo("Sign in");
    }

    @Test
    void anUnknownPageSaysWhatToDoNext(Visitors visitors) {
        Visitor somebody = visitors.signedIn(logins.of(Role.MANAGER), PASSWORD);

        assertThat(somebody.opens("/no-such-page")).isEqualTo(404);

        assertThat(somebody.heading()).isEqualTo("Page not found");
        somebody.picture("not-found");
        somebody.findsNoBarrier();
        somebody.presses("Go to the home page");
        assertThat(somebody.heading()).startsWith("Hello");
    }

    @Test
    void theSkipLinkLeadsPastTheNavigation(Visitors visitors) {
        Visitor somebody = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        somebody.opens("/children");

        somebody.page().keyboard().press("Tab");
        somebody.page().keyboard().press("Enter");
        somebody.page().keyboard().press("Tab");

        assertThat(somebody.page().getByLabel("Find a child")).isFocused();
    }
}
