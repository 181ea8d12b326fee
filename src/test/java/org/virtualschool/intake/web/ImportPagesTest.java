package org.virtualschool.intake.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Child;
import org.virtualschool.register.Schools;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The coordinator loads files in the browser and reads what came of them. */
@BrowserTest
class ImportPagesTest {

    private static final String PASSWORD = "a long enough secret";

    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TestRegister register;
    @Autowired
    private Schools schools;
    @Autowired
    private JdbcClient jdbc;

    private final String urn = "8%06d".formatted(TestRegister.number());
    private String coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = account(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    @Test
    void theCoordinatorLoadsAFileAndReadsWhatWasWrong(Visitors visitors) {
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);
        visitor.opens("/imports");
        chooses(visitor, "URN,EstablishmentName,EstablishmentStatus (code)\r\n" + urn + ",St Mary’s School,1\r\n7,=Nameless,1\r\n"
                + "8,Old School,9\r\n");
        loads(visitor);

        assertThat(visitor.page().getByRole(AriaRole.HEADING, level(1))).containsText("Schools (GIAS)");
        assertThat(visitor.page().locator(".govuk-summary-list")).containsText("gias.csv");
        assertThat(visitor.page().locator("table")).containsText("is not a number of 5 to 8 digits");
        assertThat(visitor.page().locator("table")).containsText("is not a status of GIAS");
        visitor.findsNoBarrier();
        visitor.picture("import-run");
        assertThat(schools.byUrn(urn).orElseThrow().name()).isEqualTo("St Mary’s School");

        visitor.page().getByRole(AriaRole.LINK, named("Imports").setExact(true)).first().click();
        assertThat(visitor.page().locator("#file-schools-section")).containsText("3 read: 1 created, 0 updated, 0 unchanged, 0 with a warning, 2 rejected");
    }

    @Test
    void theOverviewSaysWhatEveryFileHoldsAndWhoIsKnownOnlyByNumber(Visitors visitors) {
        Child unnamed = register.unnamedChild(null, null, null);
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);
        visitor.opens("/imports");

        assertThat(visitor.page().getByRole(AriaRole.HEADING, level(2)).filter(
                new com.microsoft.playwright.Locator.FilterOptions().setHasText("Children known only by number"))).isVisible();
        assertThat(visitor.page().locator("body")).not().containsText(unnamed.socialCareId());
        visitor.page().locator("#file-children-section summary").click();
        assertThat(visitor.page().locator("#file-children-section")).containsText("protected_address");
        visitor.findsNoBarrier();
        visitor.picture("imports");
    }

    @Test
    void whoIsKnownOnlyByNumberStandsOnPagesOfTheirOwn(Visitors visitors) {
        for (int i = 0; i < 60; i++) {
            register.unnamedChild(null, null, null);
        }
        Child last = register.unnamedChild(null, null, null);
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);
        visitor.opens("/imports");
        visitor.presses("Show the list (Children known only by number)");

        assertThat(visitor.page().locator("tbody tr")).hasCount(50);
        visitor.findsNoBarrier();
        visitor.picture("list");
        visitor.opens("/imports/lists/unnamed-children?page=100000");
        assertThat(visitor.page().locator("table")).containsText(last.reference());
        assertThat(visitor.page().locator("table")).containsText(last.socialCareId());
        assertThat(jdbc.sql("select subject from casework.audit_event where actor = ? and action = 'import.list.read' order by id")
                .param(coordinator).query(String.class).list()).hasSize(2).first().isEqualTo("unnamed-children, page 1");
        assertThat(visitor.opens("/imports/lists/unheard-of")).isEqualTo(404);
    }

    @Test
    void aFileThatIsNoneIsExplainedAtItsField(Visitors visitors) {
        Visitor visitor = visitors.signedInWithoutJavaScript(coordinator, PASSWORD);
        visitor.opens("/imports");
        loads(visitor);
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Choose a file");

        chooses(visitor, "a;b\r\n1;2\r\n");
        loads(visitor);
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Missing: URN, EstablishmentName");
        assertThat(visitor.page().locator("#file-schools-error")).containsText("The first line must hold the column headings");
        assertThat(visitor.page().title()).startsWith("Error: ");
    }

    @Test
    void alsoThePageWithAnErrorIsOpenToEverybody(Visitors visitors) {
        Visitor visitor = visitors.signedIn(coordinator, PASSWORD);
        visitor.opens("/imports");
        loads(visitor);
        visitor.findsNoBarrier();
        visitor.picture("imports-error");
    }

    @Test
    void nobodyElseGetsHere(Visitors visitors) {
        Visitor visitor = visitors.signedIn(account(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);

        assertThat(visitor.opens("/imports")).isEqualTo(403);
        assertThat(visitor.opens("/imports/runs/" + UUID.randomUUID())).isEqualTo(403);
        assertThat(visitor.opens("/imports/templates/children")).isEqualTo(403);
        assertThat(visitor.opens("/imports/lists/unnamed-children")).isEqualTo(403);
    }

    private static void chooses(Visitor visitor, String file) {
        visitor.page().locator("#file-schools").setInputFiles(
                new FilePayload("gias.csv", "text/csv", file.getBytes(Charset.forName("windows-1252"))));
    }

    private static void loads(Visitor visitor) {
        visitor.page().locator("#file-schools-section").locator("button").click();
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private String account(String role) {
        String userId = "pages-" + UUID.randomUUID() + "@example.org";
        accounts.save(new UserAccount(userId, "Test Person", userId, Set.of(role)));
        accounts.setPassword(userId, PASSWORD);
        return userId;
    }
}
