package org.virtualschool.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Nobody's absence holds up a PEP: a colleague takes the task over on our pages. */
@BrowserTest
class TakeOverTest {

    private static final String HELD = "Tasks of my team that somebody else has";
    private static final String CARE_SECTION = "userTask_completeCareSection";
    private static final String SCHOOL_SECTION = "userTask_completeSchoolSection";
    private static final String SIGN_OFF = "userTask_signOffPep";

    @LocalServerPort
    private int port;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    private PepCase pepCase;
    private UUID pep;

    @BeforeEach
    void aReviewBeingPrepared() {
        pepCase = journey.newCase();
        pep = journey.request(pepCase);
        journey.initiate(pep, pepCase);
    }

    @Test
    void aTeamManagerTakesOverWithoutJavaScriptAndTheWorkerIsNotShownAnyMore(Visitors visitors) {
        String manager = logins.socialWorkManager(pepCase.team());
        Visitor mona = visitors.signedInWithoutJavaScript(manager, TestLogins.PASSWORD);
        mona.opens("/tasks");
        assertThat(mona.reads()).contains(HELD, "Complete the care section", "Test social-worker", "Take over");

        mona.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Take over\\s*: Complete the care section"))).click();

        assertThat(mona.reads()).contains("You have taken over this task.", "This task is yours.");
        mona.opens("/tasks");
        assertThat(mona.reads()).contains("Complete the care section", "Yours").doesNotContain(HELD);
        mona.opens("/children/" + pepCase.child().reference());
        assertThat(mona.reads()).contains("Complete the care section: taken over from a colleague", "Test social-work-manager");
        assertThat(auditedBy(manager)).isEqualTo(1);

        Visitor sam = visitors.signedIn(pepCase.socialWorker(), TestLogins.PASSWORD);
        sam.opens("/tasks");
        assertThat(sam.reads()).contains("No task waits for you").doesNotContain(HELD);
    }

    @Test
    void aHeadTeacherTakesOverWhatATeacherHasClaimed(Visitors visitors) {
        String head = logins.atSchool(Role.HEADTEACHER, pepCase.school());
        claim(SCHOOL_SECTION, pepCase.teacher());
        Visitor hana = visitors.signedIn(head, TestLogins.PASSWORD);
        hana.opens("/tasks");
        hana.findsNoBarrier();
        hana.picture("held");
        hana.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Complete the school section"))).first().click();
        assertThat(hana.reads()).contains("This task is being worked on by someone else.", "It is with Test designated-teacher.");
        hana.findsNoBarrier();
        hana.picture("to-take-over");

        hana.presses("Take over");

        assertThat(hana.reads()).contains("You have taken over this task.", "Complete", "Save for later");
        assertThat(journey.task(pep, SCHOOL_SECTION).getAssignee()).isEqualTo(head);
        Visitor tess = visitors.signedIn(pepCase.teacher(), TestLogins.PASSWORD);
        tess.opens("/tasks/" + journey.task(pep, SCHOOL_SECTION).getId());
        assertThat(tess.reads()).contains("It is with Test headteacher.");
    }

    @Test
    void theManagerGivesItBackToTheWorker(Visitors visitors) {
        Visitor mona = visitors.signedIn(logins.socialWorkManager(pepCase.team()), TestLogins.PASSWORD);
        mona.opens("/tasks/" + journey.task(pep, CARE_SECTION).getId());
        mona.presses("Take over");

        mona.presses("Give it back");

        assertThat(journey.task(pep, CARE_SECTION).getAssignee()).isEqualTo(pepCase.socialWorker());
    }

    @Test
    void whoRatedMayNotTakeOverTheSignOff(Visitors visitors) {
        journey.prepare(pep, pepCase);
        journey.meet(pep, pepCase);
        journey.confirm(pep, pepCase);
        journey.judge(pep, pepCase, 3);
        tasks.addCandidateGroup(journey.task(pep, SIGN_OFF).getId(), Role.VIRTUAL_SCHOOL_ADVISER);
        claim(SIGN_OFF, pepCase.otherAdviser());
        Visitor ada = visitors.signedIn(pepCase.adviser(), TestLogins.PASSWORD);
        String page = "/tasks/" + journey.task(pep, SIGN_OFF).getId();
        ada.opens(page);
        assertThat(ada.reads()).contains("It is with Test virtual-school-adviser.").doesNotContain("Take over");
        assertThat(journey.task(pep, SIGN_OFF).getAssignee()).isEqualTo(pepCase.otherAdviser());

        Visitor third = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), TestLogins.PASSWORD);
        third.opens(page);
        third.presses("Take over");
        assertThat(third.reads()).contains("You have taken over this task.");
    }

    @Test
    void whoeverHasItMeanwhileKeepsIt(Visitors visitors) {
        claim(SCHOOL_SECTION, pepCase.teacher());
        Visitor first = visitors.signedIn(logins.atSchool(Role.HEADTEACHER, pepCase.school()), TestLogins.PASSWORD);
        Visitor second = visitors.signedIn(logins.atSchool(Role.DESIGNATED_TEACHER, pepCase.school()), TestLogins.PASSWORD);
        String page = "/tasks/" + journey.task(pep, SCHOOL_SECTION).getId();
        first.opens(page);
        second.opens(page);

        first.presses("Take over");
        second.presses("Take over");

        assertThat(second.reads()).contains("Somebody else has taken or given back this task in the meantime.", "It is with Test headteacher.");
    }

    @Test
    void theEnginesOwnApiLetsOnlyManagersMoveATask() {
        String colleague = logins.atSchool(Role.DESIGNATED_TEACHER, pepCase.school());
        claim(SCHOOL_SECTION, pepCase.teacher());
        String task = "/engine-rest/task/" + journey.task(pep, SCHOOL_SECTION).getId();
        Caller program = Caller.program(port, colleague, TestLogins.PASSWORD);

        assertThat(program.json("POST", task + "/claim", "{\"userId\":\"" + colleague + "\"}").status()).isEqualTo(403);
        assertThat(program.json("POST", task + "/assignee", "{\"userId\":\"" + colleague + "\"}").status()).isEqualTo(403);
    }

    private void claim(String taskKey, String userId) {
        String taskId = journey.task(pep, taskKey).getId();
        journey.as(userId, () -> {
            tasks.claim(taskId, userId);
            return null;
        });
    }

    private long auditedBy(String userId) {
        return jdbc.sql("select count(*) from casework.audit_event where action = 'task.taken-over' and actor = ? and child_id = ?")
                .params(userId, pepCase.child().id()).query(Long.class).single();
    }
}
