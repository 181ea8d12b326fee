package org.virtualschool.worklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Groups;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;
import org.virtualschool.workflow.WorkflowTestProcess;
import org.virtualschool.workflow.draft.TaskDrafts;

/** Nothing that somebody types into the form of a task is lost, and nothing they delete comes back. */
@BrowserTest
class TaskKeepingTest {

    private static final String PASSWORD = "long-enough-Password-1";
    private static final Pattern LAST_SAVED = Pattern.compile("^Last saved at \\d\\d:\\d\\d\\.$");

    @LocalServerPort
    private int port;
    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private TestRegister register;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TaskService tasks;
    @Autowired
    private TaskDrafts drafts;

    private final String teacher = "dt-" + TestRegister.number();
    private Task task;

    @BeforeEach
    void start() {
        School oakfield = register.school("Oakfield School");
        String school = Groups.school(oakfield.key());
        process.deployFor(String.valueOf(oakfield.key()));
        process.grant();
        accounts.save(new UserAccount(teacher, "Person " + teacher, teacher + "@test.example", Set.of(WorkflowTestProcess.ROLE, school)));
        accounts.setPassword(teacher, PASSWORD);
        task = process.task(process.start(school, "sw-test"), WorkflowTestProcess.DESCRIBE);
    }

    @AfterEach
    void remove() {
        process.remove();
        accounts.close(teacher);
    }

    @Test
    void whatWasDeletedStaysDeletedWhenTheFormIsOpenedAgain(Visitors visitors) {
        Visitor anna = visitors.signedInWithoutJavaScript(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("Last title");
        anna.page().getByLabel("Title", exactly()).fill("");
        anna.presses("Save for later");
        assertThat(anna.reads()).contains("Your answers are saved");

        anna.opens("/tasks/" + task.getId());

        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("");
    }

    @Test
    void saysWhatCannotBeKept() {
        Caller anna = Caller.browser(port);
        anna.logIn(teacher, PASSWORD);
        String page = "/tasks/" + task.getId();
        String token = token(anna.get(page));

        Caller.Answer strange = anna.form(page, Map.of("_csrf", token, "keep", "answers", "asked", "title", "f-title", "a\0b"));
        assertThat(strange.status()).isEqualTo(400);
        assertThat(strange.body()).contains("This holds a character that cannot be kept. Type it again.");
        Caller.Answer huge = anna.form(page, Map.of("_csrf", token, "keep", "answers", "asked", "notes", "f-notes", "x".repeat(500_001)));
        assertThat(huge.status()).isEqualTo(400);
        assertThat(huge.body()).contains("All together they are too long to be kept.");
    }

    @Test
    void whatIsTypedIsSavedWhileItIsTypedAndDisturbsNobody(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        String address = anna.page().url();
        Object place = anna.page().evaluate("() => window.scrollY");

        anna.page().getByLabel("Title", exactly()).fill("Half a sent");

        assertThat(anna.page().getByText(LAST_SAVED)).isVisible();
        assertThat(anna.page().getByLabel("Title", exactly())).isFocused();
        assertThat(anna.page().evaluate("() => window.scrollY")).isEqualTo(place);
        assertThat(anna.page().url()).isEqualTo(address);
        assertThat(anna.page().evaluate("() => localStorage.length + sessionStorage.length")).as("kept in the browser").isEqualTo(0);
        assertThat(anna.page().locator("[role=status]").allInnerTexts()).as("read out, without a time that changes each minute")
                .contains("Your answers are saved while you type.");
        anna.findsNoBarrier();
        picturesAtDeskAndOnPhone(anna, "saved-while-typing");
        anna.opens("/tasks/" + task.getId());
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("Half a sent");
    }

    @Test
    void whatWasTypedInTheLastSecondsIsSavedWhenAnotherPageIsOpened(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        anna.page().getByLabel("Title", exactly()).fill("The last word");

        anna.opens("/inbox");

        await().untilAsserted(() -> assertThat(drafts.find(task.getId(), teacher)).containsEntry("title", "The last word"));
    }

    /** The clock of a window cannot be put right again, so the window is closed. */
    @Test
    void warnsBeforeTheSessionEndsAndExtendsIt(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.page().clock().install();
        anna.opens("/tasks/" + task.getId());
        anna.page().clock().fastForward("54:00");
        assertThat(anna.page().getByText("You will be signed out at")).isHidden();
        anna.page().getByLabel("Telephone").focus();

        anna.page().clock().fastForward("01:30");

        assertThat(anna.page().getByText("You will be signed out at")).isVisible();
        assertThat(anna.page().getByLabel("Telephone")).isFocused();
        anna.findsNoBarrier();
        picturesAtDeskAndOnPhone(anna, "session-ends-soon");
        anna.tabsTo(anna.page().getByText("Stay signed in"));
        anna.page().keyboard().press("Enter");
        assertThat(anna.page().getByText("You will be signed out at")).isHidden();
        assertThat(anna.page().getByLabel("Telephone")).isFocused();
        assertThat(drafts.find(task.getId(), teacher)).as("nothing was typed").isEmpty();

        anna.page().context().clearCookies();
        anna.expectsFailures();
        anna.page().clock().fastForward("01:01:00");
        assertThat(anna.page().getByText("You have been signed out")).isVisible();
        anna.page().close();
    }

    @Test
    void whoIsSignedOutWhileTypingIsToldAndLosesNothingByPressingComplete(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        anna.page().context().clearCookies();
        anna.expectsFailures();

        anna.page().getByLabel("Title", exactly()).fill("Written too late");

        assertThat(anna.page().getByText("What you type now is not saved.")).isVisible();
        assertThat(anna.page().getByText("Stay signed in")).isHidden();
        anna.findsNoBarrier();
        picturesAtDeskAndOnPhone(anna, "signed-out");
        anna.presses("Complete");
        assertThat(anna.heading()).isEqualTo("Describe it");
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("Written too late");
        assertThat(anna.page().locator("#session-warning")).isFocused();
        assertThat(drafts.find(task.getId(), teacher)).isEmpty();
    }

    @Test
    void whoCompletesTooLateIsToldOnTheLoginPageAndComesBackToTheTaskThatIsStillToDo(Visitors visitors) {
        Visitor anna = visitors.signedInWithoutJavaScript(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        anna.page().getByLabel("Title", exactly()).fill("Saved in time");
        anna.presses("Save for later");
        anna.opens("/tasks/" + task.getId());
        anna.page().getByLabel("Title", exactly()).fill("Sent too late");
        anna.page().context().addCookies(List.of(
                new Cookie("JSESSIONID", "of-a-session-that-has-ended").setDomain("localhost").setPath("/")));

        anna.presses("Complete");

        assertThat(anna.heading()).isEqualTo("Sign in");
        assertThat(anna.reads()).contains("You were no longer signed in, so what you sent was not saved.");
        assertThat(anna.page().content()).doesNotContain("VS-000123", "Describe it", "Sent too late", task.getId());
        assertThat(anna.page().url()).endsWith("/login?late");
        picturesAtDeskAndOnPhone(anna, "too-late");
        anna.signsIn(teacher, PASSWORD);
        assertThat(anna.heading()).isEqualTo("Describe it");
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("Saved in time");
    }

    @Test
    void savingWhileTypingIsForWhomMayDoTheTaskOnly() {
        String draft = "/tasks/" + task.getId() + "/draft";
        Caller anna = Caller.browser(port);
        anna.logIn(teacher, PASSWORD);
        String token = token(anna.get("/tasks/" + task.getId()));
        Map<String, String> typed = Map.of("_csrf", token, "asked", "title", "f-title", "Half a title");
        assertThat(anna.form(draft, typed).status()).isEqualTo(204);
        assertThat(drafts.find(task.getId(), teacher)).containsEntry("title", "Half a title");

        assertThat(anna.form(draft, Map.of("asked", "title", "f-title", "x")).status()).as("without a token").isEqualTo(403);
        tasks.setAssignee(task.getId(), "sw-test");
        assertThat(anna.form(draft, typed).status()).as("somebody else's by now").isEqualTo(403);
        assertThat(drafts.find(task.getId(), teacher)).isEmpty();
        tasks.complete(task.getId(), WorkflowTestProcess.description());
        assertThat(anna.form(draft, typed).status()).as("done").isIn(403, 409);
    }

    @Test
    void whoIsNotSignedInIsToldSoAndNothingIsDone() {
        String page = "/tasks/" + task.getId();
        Caller anna = Caller.browser(port);
        anna.logIn(teacher, PASSWORD);
        Map<String, String> typed = Map.of("_csrf", token(anna.get(page)), "asked", "title", "f-title", "Half a title");

        Caller nobody = Caller.browser(port);
        assertThat(nobody.form(page + "/draft", typed, "X-Requested-With", "fetch").status()).isEqualTo(401);
        Caller.Answer late = nobody.form(page, typed, "Referer", "http://elsewhere.example" + page);
        assertThat(late.header("Location")).endsWith("/login?late");
        assertThat(nobody.logIn(teacher, PASSWORD).header("Location")).as("a page of another site leads nowhere").endsWith("/");
        assertThat(nobody.form(page, typed).status()).as("with the token of another session").isEqualTo(409);
        assertThat(nobody.form(page + "/draft", typed, "X-Requested-With", "fetch").status()).isEqualTo(401);
        assertThat(drafts.find(task.getId(), teacher)).isEmpty();
    }

    private static String token(Caller.Answer page) {
        return page.body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    }

    private static void picturesAtDeskAndOnPhone(Visitor visitor, String step) {
        visitor.picture(step);
        visitor.page().setViewportSize(390, 844);
        visitor.picture(step + "-390");
        visitor.page().setViewportSize(Visitors.DESK, 900);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
