package org.virtualschool.worklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.School;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;
import org.virtualschool.workflow.WorkflowTestForms;
import org.virtualschool.workflow.WorkflowTestProcess;

/** Work on tasks by our own pages, in a real browser, on a process with a form of every kind of field. */
@BrowserTest
class TaskPageTest {

    private static final String PASSWORD = "long-enough-Password-1";

    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private WorkflowTestForms.Script script;
    @Autowired
    private TestRegister register;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TaskService tasks;
    @Autowired
    private MutableClock clock;

    private final String teacher = "dt-" + TestRegister.number();
    private final String colleague = "dt-" + TestRegister.number();
    private final String stranger = "dt-" + TestRegister.number();
    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void start() {
        School oakfield = register.school("Oakfield School");
        String school = Groups.school(oakfield.key());
        process.deployFor(String.valueOf(oakfield.key()));
        process.grant();
        account(teacher, school);
        account(colleague, school);
        account(stranger, Groups.school(register.school("Elmbridge School").key()));
        instance = process.start(school, "sw-test");
        task = process.task(instance, WorkflowTestProcess.DESCRIBE);
    }

    private void account(String userId, String group) {
        accounts.save(new UserAccount(userId, "Person " + userId, userId + "@test.example", Set.of(WorkflowTestProcess.ROLE, Role.DESIGNATED_TEACHER, group)));
        accounts.setPassword(userId, PASSWORD);
    }

    @AfterEach
    void remove() {
        script.reset();
        process.remove();
        Set.of(teacher, colleague, stranger).forEach(accounts::close);
    }

    @Test
    void listsWhatCanBeDoneWithTheDayItIsDue(Visitors visitors) {
        dueIn(Duration.ofDays(-3));
        Visitor anna = visitors.signedIn(teacher, PASSWORD);

        anna.opens("/tasks");

        assertThat(anna.reads()).contains("1 task, 1 overdue", "Describe it", "VS-000123", "Overdue by 3 days", "Free to take",
                "Open in Tasklist");
        anna.findsNoBarrier();
        anna.picture("list");
    }

    @Test
    void saysSoWhenNothingWaits(Visitors visitors) {
        Visitor stan = visitors.signedIn(stranger, PASSWORD);

        stan.opens("/tasks");

        assertThat(stan.reads()).contains("No task waits for you");
        stan.findsNoBarrier();
    }

    @Test
    void refusesAForeignTaskLikeAnUnknownOne(Visitors visitors) {
        Visitor stan = visitors.signedIn(stranger, PASSWORD);

        assertThat(stan.opens("/tasks/" + task.getId())).isEqualTo(403);
        String foreign = stan.reads();
        assertThat(stan.opens("/tasks/00000000-0000-0000-0000-000000000000")).isEqualTo(403);
        assertThat(stan.reads()).isEqualTo(foreign);
    }

    @Test
    void completesATaskWithoutJavaScript(Visitors visitors) {
        Visitor anna = visitors.signedInWithoutJavaScript(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("Last title");

        anna.page().getByLabel("Title", exactly()).fill("bad");
        chooses(anna, "Special");
        anna.presses("Complete");
        assertThat(anna.reads()).contains("Your answers lead to one more question: Reason");
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("bad");

        anna.presses("Complete");
        assertThat(anna.reads()).contains("There is a problem", "Reason: Fill this in.", "Planned date: Enter a date.");
        anna.picture("faults");
    }

    @Test
    void faultsAreNoBarrierEither(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());

        anna.presses("Complete");

        assertThat(anna.reads()).contains("There is a problem", "Kind: Choose one.");
        assertThat(anna.page().title()).startsWith("Error: Describe it");
        anna.findsNoBarrier();
    }

    @Test
    void takesATaskAndGivesItBack(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        Visitor ben = visitors.signedIn(colleague, PASSWORD);
        ben.opens("/tasks/" + task.getId());
        anna.opens("/tasks/" + task.getId());

        anna.presses("Take this task");
        assertThat(anna.reads()).contains("You have taken this task.", "This task is yours.");
        ben.presses("Take this task");
        assertThat(ben.reads()).contains("This task is being worked on by someone else.", "It is with " + teacher);
        ben.findsNoBarrier();
        ben.opens("/tasks");
        assertThat(ben.reads()).contains("No task waits for you");

        anna.presses("Give it back");
        ben.opens("/tasks");
        assertThat(ben.reads()).contains("Describe it", "Free to take");
    }

    @Test
    void saysSoWhenSomebodyWasQuicker(Visitors visitors) {
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        tasks.complete(task.getId(), WorkflowTestProcess.description());

        anna.presses("Complete");

        assertThat(anna.heading()).isEqualTo("This task is not open any more");
        anna.findsNoBarrier();
        assertThat(anna.opens("/tasks/" + task.getId())).isEqualTo(409);
    }

    @Test
    void saysSoWhenOthersChangeTheCaseAtTheSameMoment(Visitors visitors) {
        script.whenTaken(taken -> {
            throw new CannotAcquireLockException("deadlock detected");
        });
        Visitor anna = visitors.signedIn(teacher, PASSWORD);
        anna.opens("/tasks/" + task.getId());
        fillsIn(anna);

        Response answer = anna.page().waitForNavigation(() -> anna.page().getByRole(AriaRole.BUTTON, named("Complete")).click());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(anna.reads()).contains("Somebody else was changing this case at the same moment. Nothing was done. Try again.");
        assertThat(anna.page().getByLabel("Title", exactly())).hasValue("Autumn");
        script.reset();
        anna.presses("Complete");
        assertThat(anna.reads()).contains("Done: Describe it");
    }

    @Test
    void saysWhySomebodyMayNotDoWhatIsTheirs(Visitors visitors) {
        script.refuse(teacher);
        Visitor anna = visitors.signedIn(teacher, PASSWORD);

        anna.opens("/tasks/" + task.getId());

        assertThat(anna.reads()).contains("You rated this yourself. Somebody else must look at it.").doesNotContain("Last title");
        assertThat(anna.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))).hasCount(0);
    }

    private static void fillsIn(Visitor anna) {
        anna.page().getByLabel("Title", exactly()).fill("Autumn");
        anna.page().locator("#f-notes").fill("All well");
        anna.page().locator("#f-told").check();
        chooses(anna, "Plain");
        anna.page().locator("#f-plannedOn-day").fill("20");
        anna.page().locator("#f-plannedOn-month").fill("11");
        anna.page().locator("#f-plannedOn-year").fill("2035");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void chooses(Visitor visitor, String option) {
        visitor.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(option).setExact(true)).check();
    }

    private void dueIn(Duration time) {
        Task changed = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        changed.setDueDate(Date.from(clock.instant().plus(time)));
        tasks.saveTask(changed);
    }
}
