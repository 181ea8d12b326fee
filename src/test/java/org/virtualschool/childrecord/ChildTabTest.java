package org.virtualschool.childrecord;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.register.Child;
import org.virtualschool.register.Exclusions;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The child's details beside a task in Tasklist. */
@BrowserTest
class ChildTabTest {

    private static final String VOICE = "Record the child's voice";
    private static final String LIKES = "Swimming fifty metres";

    @Autowired
    private PepJourney journey;
    @Autowired
    private TestRegister register;
    @Autowired
    private Exclusions exclusions;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aTeacherLooksTheChildUpByKeyboardAndGoesOnWithTheForm(Visitors visitors) {
        PepCase first = begun(journey.newCase("<b>Zoë</b>", "Łukasik"));
        PepCase second = begun(atSameSchool(first, register.child("Brendan", "O’Hara", first.school(), first.socialWorker(), null)));
        Visitor teacher = visitors.signedIn(first.teacher(), PASSWORD);
        Tasklist tasklist = Tasklist.of(teacher).opens(VOICE, first.child().reference()).claims();
        tasklist.fills("pep-child-voice", Map.of("childTookPart", "yes", "voiceLikes", LIKES));

        teacher.tabsTo(tasklist.tab("Child"));
        teacher.page().keyboard().press("Enter");

        Locator child = teacher.page().locator(".vs-child");
        assertThat(child.getByRole(AriaRole.HEADING).first()).hasText("<b>Zoë</b> Łukasik");
        assertThat(child.locator("b")).hasCount(0);
        assertThat(child).containsText(first.child().reference());
        assertThat(child).containsText("14 March 2013 (13 years)");
        assertThat(child).containsText("Oakfield School");
        assertThat(child).containsText("Designated teacher at Oakfield School");
        assertThat(child.getByRole(AriaRole.ROW).last()).containsText("First PEP, autumn term 2026/27");
        teacher.page().waitForCondition(() -> teacher.page().locator(".notifications .alert").count() == 0);
        teacher.picture("child");
        assertThat(kept(teacher)).doesNotContain("Łukasik", "Oakfield");
        assertThat(reads(first)).containsExactly(first.teacher());

        tasklist.tab("Form").click();
        assertThat(teacher.page().locator(".fjs-form textarea").first()).hasValue(LIKES);

        tasklist.tab("Child").click();
        assertThat(child).containsText("Łukasik");
        tasklist.selects(VOICE, second.child().reference());
        assertThat(child).containsText("Brendan O’Hara");
        assertThat(teacher.page().locator("body")).not().containsText("Łukasik");
    }

    @Test
    void aSocialWorkerGoesFromTheTabToTheRecordAndToOurPage(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.toSignedOff(pepCase);
        journey.request(pepCase);
        Visitor worker = visitors.signedIn(pepCase.socialWorker(), PASSWORD);
        Tasklist.of(worker).opens("Initiate the PEP", pepCase.child().reference()).tab("Child").click();

        Locator child = worker.page().locator(".vs-child");
        assertThat(child.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Signed off")))
                .containsText("GreenNext PEP by 10 February 2027");
        assertThat(child.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("PEP review")))
                .containsText(Pattern.compile("Next step by \\w+ \\d+ \\w+ \\d+ \\(10 working days after "));
        link(child, "This task without Tasklist").scrollIntoViewIfNeeded();
        worker.picture("child");

        Page record = worker.page().waitForPopup(() -> link(child, "Whole record (opens in a new tab)").click());
        assertThat(record.locator("h1")).hasText("Ada Byron");
        record.close();
        link(child, "This task without Tasklist").click();
        assertThat(worker.page().locator("h1")).hasText("Initiate the PEP");
        assertThat(jdbc.sql("select count(*) from casework.task_draft where user_id = ?").param(pepCase.socialWorker())
                .query(Long.class).single()).as("drafts of a form that was only looked at").isZero();
    }

    @Test
    void whatKeepsTheDetailsAwayIsSaidInWords(Visitors visitors) {
        PepCase pepCase = begun(journey.newCase());
        Visitor teacher = visitors.signedIn(pepCase.teacher(), PASSWORD);
        Tasklist tasklist = Tasklist.of(teacher).opens(VOICE, pepCase.child().reference());
        Locator child = teacher.page().locator(".vs-child");
        List<Route> waiting = new ArrayList<>();
        teacher.page().route("**/child", waiting::add);

        tasklist.tab("Child").click();
        assertThat(child.getByRole(AriaRole.STATUS)).hasText("The child’s details are being fetched.");
        teacher.page().waitForCondition(() -> !waiting.isEmpty());
        waiting.get(0).abort();
        assertThat(child.getByRole(AriaRole.ALERT)).hasText("The child’s details cannot be shown at the moment.");
        teacher.picture("failed");

        teacher.page().unroute("**/child");
        child.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again")).click();
        assertThat(child).containsText("Ada Byron");

        tasklist.tab("History").click();
        exclusions.enter(pepCase.child().id(), pepCase.teacher(), "relative", null);
        tasklist.tab("Child").click();
        assertThat(child.getByRole(AriaRole.ALERT)).containsText("shown to those whose task this is");
        assertThat(teacher.page().locator("body")).not().containsText("Ada Byron");
    }

    private PepCase begun(PepCase pepCase) {
        journey.initiate(journey.request(pepCase), pepCase);
        return pepCase;
    }

    private static PepCase atSameSchool(PepCase first, Child child) {
        return new PepCase(child, first.school(), first.team(), first.socialWorker(), first.teacher(), first.adviser(),
                first.otherAdviser(), first.head(), first.coordinator());
    }

    private static Locator link(Locator place, String name) {
        return place.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    /** Everything the browser keeps for another time. */
    private static String kept(Visitor visitor) {
        return (String) visitor.page().evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])");
    }

    private List<String> reads(PepCase pepCase) {
        return jdbc.sql("select actor from casework.audit_event where child_id = ? and action = 'child.read' and outcome = 'DONE'"
                + " and subject is not null").param(pepCase.child().id()).query(String.class).list();
    }
}
