package org.virtualschool.worklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.OurForm;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** PEPs of every age in the browser: in early years, after Year 11, on no school's roll, and while the school is closed. */
@BrowserTest
class PepOfEveryAgeTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepHistory peps;

    private final Map<String, Visitor> desks = new HashMap<>();
    private PepCase pepCase;
    private UUID pepId;

    @Test
    void anEarlyYearsReviewGoesTheWholeWayWithOneRedReturn(Visitors visitors) {
        pepCase = journey.inEarlyYears();
        Visitor head = wholeWay(visitors, "userTask_completeEarlyYearsSection", pepCase.answers().earlyYearsSection(),
                pepCase.answers().earlyYearsLearning());

        assertThat(head.reads()).contains("Communication and language", "Behind target; now Joins in", "Funded hours each week",
                "15 hours", "What is early years pupil premium used for?").doesNotContain("English: reading");
    }

    @Test
    void aPost16ReviewGoesTheWholeWayWithOneRedReturn(Visitors visitors) {
        pepCase = journey.newCaseBorn(LocalDate.of(2010, 1, 10), "12");
        Visitor head = wholeWay(visitors, "userTask_completePost16Section", pepCase.answers().post16Section(),
                pepCase.answers().post16Learning());

        assertThat(head.reads()).contains("Health and social care, Level 3", "On track; now Merit; target Merit", "16 to 19 Bursary Fund",
                "Applied for", "How does this fit the pathway plan?").doesNotContain("English: reading");
    }

    @Test
    void whoDoesNothingAtPresentIsAskedForNoCourses(Visitors visitors) {
        pepCase = journey.newCaseBorn(LocalDate.of(2010, 1, 10), "12");
        pepId = journey.request(pepCase);
        journey.initiate(pepId, pepCase);
        Visitor college = at(visitors, pepCase.teacher(), "userTask_completePost16Section");

        OurForm.on(college.page()).enters(Map.of("mainActivity", "neet", "neetPlan", "Meets the careers adviser every Monday."));
        college.presses("Complete");

        assertThat(college.reads()).contains("There is a problem", "How is education arranged now?").doesNotContain("Course 1");
        college.findsNoBarrier();
    }

    @Test
    void anAdviserWritesForAChildOnNoRoll(Visitors visitors) {
        pepCase = journey.newCaseOnNoRoll();
        pepId = journey.request(pepCase);
        journey.initiate(pepId, pepCase);
        Map<String, Object> future = pepCase.answers().notOnRollSection(PepJourney.REQUESTED.plusDays(1));
        Visitor adviser = at(visitors, pepCase.adviser(), "userTask_completeAdviserSection");

        assertThat(adviser.reads()).contains("You write this in the place of the school: the child is on no school's roll.")
                .doesNotContain("While the school is closed");
        OurForm.on(adviser.page()).enters(future);
        adviser.presses("Complete");
        assertThat(adviser.reads()).contains("There is a problem", "On no roll since: This day is in the future.");
        OurForm.on(adviser.page()).enters(Map.of("offRollSince", "2026-10-01"));
        adviser.picture("not-on-roll");
        adviser.findsNoBarrier();
        adviser.presses("Complete");

        assertThat(adviser.reads()).contains("Done: Complete the education section");
    }

    @Test
    void whileTheSchoolIsClosedTheAdviserWritesWhatMattersUntilTermStarts(Visitors visitors) {
        pepCase = journey.newCase();
        journey.loadAutumn2027(pepCase.school().key());
        pepId = journey.request(pepCase, LocalDate.of(2027, 8, 4));
        journey.bySocialWorker(pepId, pepCase, "userTask_initiatePep", pepCase.answers().initiate(LocalDate.of(2027, 8, 16)));
        Visitor adviser = at(visitors, pepCase.adviser(), "userTask_completeAdviserSection");

        assertThat(adviser.reads()).contains("the school is closed until term starts.", "What must be ready when term starts?")
                .doesNotContain("On no roll since", "Hours of education each week");
        OurForm.on(adviser.page()).enters(pepCase.answers().holidaySection());
        adviser.picture("closed");
        adviser.presses("Complete");

        assertThat(adviser.reads()).contains("Done: Complete the education section");
    }

    /** What is the same at every age is done without the browser: other tests fill in those forms. */
    private Visitor wholeWay(Visitors visitors, String educationTask, Map<String, Object> section, Map<String, Object> learning) {
        var answers = pepCase.answers();
        pepId = journey.request(pepCase);
        journey.initiate(pepId, pepCase);
        does(visitors, pepCase.teacher(), educationTask, section);
        journey.bySocialWorker(pepId, pepCase, "userTask_completeCareSection", answers.careSection());
        journey.bySchool(pepId, pepCase, "userTask_recordChildVoice", answers.childVoice(PepJourney.REQUESTED));
        journey.meet(pepId, pepCase);
        journey.confirm(pepId, pepCase);
        does(visitors, pepCase.adviser(), "userTask_qualityAssurePep", answers.qualityAssurance(0, "Attainment"));
        does(visitors, pepCase.teacher(), "userTask_reworkSchoolSections", answers.reworkWith(learning));
        journey.judge(pepId, pepCase, 3);
        does(visitors, pepCase.head(), "userTask_signOffPep", answers.sign());
        journey.share(pepId, pepCase);

        assertThat(peps.of(pepCase.child().id()).get(0).status()).isEqualTo(PepStatus.SIGNED_OFF);
        Visitor head = desks.get(pepCase.head());
        head.opens("/children/" + pepCase.child().reference());
        head.page().locator("details").evaluateAll("all => all.forEach(each => { each.open = true; })");
        return head;
    }

    private void does(Visitors visitors, String person, String task, Map<String, Object> answers) {
        Visitor visitor = at(visitors, person, task);
        OurForm.on(visitor.page()).enters(answers);
        visitor.findsNoBarrier();
        visitor.picture(task);
        visitor.presses("Complete");
        assertThat(visitor.page().locator(".govuk-notification-banner--success")).containsText("Done: ");
    }

    private Visitor at(Visitors visitors, String person, String task) {
        Visitor visitor = desks.computeIfAbsent(person, userId -> visitors.signedIn(userId, TestLogins.PASSWORD));
        assertThat(visitor.opens("/tasks/" + journey.task(pepId, task).getId())).isEqualTo(200);
        return visitor;
    }
}
