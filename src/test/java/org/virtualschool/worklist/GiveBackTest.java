package org.virtualschool.worklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Tasklist;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Whoever gives a task back can take it again, or it goes to whose it is: none is left where nobody looks. */
@BrowserTest
class GiveBackTest {

    private static final String CARE_SECTION = "userTask_completeCareSection";
    private static final String QUALITY_ASSURANCE = "userTask_qualityAssurePep";
    private static final List<String> MOUNTS = List.of("/engine-rest", "/camunda/api/engine/engine/default");

    @LocalServerPort
    private int port;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestLogins logins;

    private PepCase child;
    private UUID pep;

    @BeforeEach
    void aReviewBeingPrepared() {
        child = journey.newCase();
        pep = journey.request(child);
        journey.initiate(pep, child);
    }

    @Test
    void aSocialWorkerKeepsWhatIsTheirsByTheRecord() {
        String task = journey.task(pep, CARE_SECTION).getId();
        for (String mount : MOUNTS) {
            Caller worker = caller(mount, child.socialWorker());
            for (String[] call : new String[][] {{"/unclaim", "{}"}, {"/claim", "{\"userId\":null}"}}) {
                Caller.Answer answer = worker.json("POST", mount + "/task/" + task + call[0], call[1]);
                assertThat(answer.status()).as(mount + call[0]).isEqualTo(403);
                assertThat(answer.body()).contains("you could not take it back", "ask your manager");
            }
        }
        assertThat(journey.task(pep, CARE_SECTION).getAssignee()).isEqualTo(child.socialWorker());
    }

    @Test
    void tasklistDoesNotOfferItAndNeitherDoOurPages(Visitors visitors) {
        Visitor sam = visitors.signedIn(child.socialWorker(), TestLogins.PASSWORD);
        Tasklist.of(sam).opens("Complete the care section", child.child().reference());
        assertThat(sam.page().locator("body[data-may-unclaim='no'][data-may-complete='yes']")).isVisible();
        assertThat(giveBack(sam)).hasCount(1);
        assertThat(giveBack(sam)).isHidden();
        sam.picture("mine-by-the-record");

        sam.opens("/tasks/" + journey.task(pep, CARE_SECTION).getId());
        assertThat(sam.reads()).contains("Complete the care section", "Save for later").doesNotContain("Give it back");
    }

    @Test
    void whatATeacherHasClaimedGoesBackToTheSchoolInTasklist(Visitors visitors) {
        Visitor tess = visitors.signedIn(child.teacher(), TestLogins.PASSWORD);
        Tasklist.of(tess).opens("Record the child's voice", child.child().reference()).claims();

        giveBack(tess).click();

        assertThat(tess.page().locator("button.claim")).isVisible();
        assertThat(journey.task(pep, "userTask_recordChildVoice").getAssignee()).isNull();
    }

    @Test
    void anAdviserGivesBackAndTakesAgain() {
        journey.prepare(pep, child);
        journey.meet(pep, child);
        journey.confirm(pep, child);
        String task = journey.task(pep, QUALITY_ASSURANCE).getId();
        assertThat(journey.task(pep, QUALITY_ASSURANCE).getAssignee()).isEqualTo(child.adviser());
        Caller adviser = caller("/engine-rest", child.adviser());

        assertThat(adviser.json("POST", "/engine-rest/task/" + task + "/unclaim", "{}").status()).isEqualTo(204);
        assertThat(journey.task(pep, QUALITY_ASSURANCE).getAssignee()).isNull();
        assertThat(adviser.json("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + child.adviser() + "\"}").status())
                .isEqualTo(204);
    }

    @Test
    void aColleagueWhoCoversGivesItBackToTheWorker() {
        String task = "/engine-rest/task/" + journey.task(pep, CARE_SECTION).getId();
        String colleague = logins.socialWorker(child.team());
        assertThat(caller("/engine-rest", logins.socialWorkManager(child.team()))
                .json("POST", task + "/assignee", "{\"userId\":\"" + colleague + "\"}").status()).isEqualTo(204);

        assertThat(caller("/engine-rest", colleague).json("POST", task + "/unclaim", "{}").status()).isEqualTo(204);

        assertThat(journey.task(pep, CARE_SECTION).getAssignee()).isEqualTo(child.socialWorker());
    }

    /** The small cross beside the name of whoever has the task. */
    private static Locator giveBack(Visitor visitor) {
        return visitor.page().locator("button.unclaim");
    }

    private Caller caller(String mount, String userId) {
        if (mount.equals("/engine-rest")) {
            return Caller.program(port, userId, TestLogins.PASSWORD);
        }
        Caller browser = Caller.browser(port);
        browser.logIn(userId, TestLogins.PASSWORD);
        browser.get("/camunda/api/admin/auth/user/default");
        return browser;
    }
}
