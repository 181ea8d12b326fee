package org.virtualschool.worklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.OurForm;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** PEP reviews by our own pages alone, in a real browser. */
@BrowserTest
class PepOnOurPagesTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepHistory peps;
    @Autowired
    private MutableClock clock;

    private final Map<String, Visitor> desks = new HashMap<>();
    private PepCase pepCase;
    private UUID pepId;

    @BeforeEach
    void start() {
        pepCase = journey.newCase();
        pepId = journey.request(pepCase);
    }

    @Test
    void everyFormCanBeFilledInAndHasNoBarrier(Visitors visitors) {
        var answers = pepCase.answers();
        String[] weak = {"Care", "Voice", "Attainment", "Attendance", "SenHealth", "NewTargets", "Transition"};
        does(visitors, pepCase.socialWorker(), "userTask_initiatePep", answers.initiate(PepJourney.MEETING));
        does(visitors, pepCase.teacher(), "userTask_completeSchoolSection", answers.schoolSection());
        does(visitors, pepCase.socialWorker(), "userTask_completeCareSection", answers.careSection());
        does(visitors, pepCase.teacher(), "userTask_recordChildVoice", answers.childVoice(PepJourney.REQUESTED));
        clock.setTo(PepJourney.MEETING);
        does(visitors, pepCase.teacher(), "userTask_holdPepMeeting", answers.meeting(PepJourney.MEETING, PepJourney.NEXT_PEP));
        does(visitors, pepCase.socialWorker(), "userTask_confirmPlan", answers.confirmPlan());
        does(visitors, pepCase.adviser(), "userTask_qualityAssurePep", answers.qualityAssurance(0, weak));
        does(visitors, pepCase.teacher(), "userTask_reworkSchoolSections", answers.reworkSchool(PepJourney.MEETING,
                PepJourney.MEETING, PepJourney.NEXT_PEP, "Voice", "Attainment", "Attendance", "SenHealth", "NewTargets", "Transition"));
        does(visitors, pepCase.socialWorker(), "userTask_reworkCareSections", answers.reworkCare());
        journey.judge(pepId, pepCase, 0, "Voice");
        does(visitors, pepCase.head(), "userTask_decideSecondRed", answers.secondRed("accept"));
        does(visitors, pepCase.head(), "userTask_signOffPep", answers.sign());
        does(visitors, pepCase.socialWorker(), "userTask_sharePep", answers.share(PepJourney.MEETING));

        assertThat(peps.of(pepCase.child().id()).get(0).status()).isEqualTo(PepStatus.SIGNED_OFF);
    }

    @Test
    void aSocialWorkerInitiatesWithoutJavaScript(Visitors visitors) {
        Visitor sam = visitors.signedInWithoutJavaScript(pepCase.socialWorker(), TestLogins.PASSWORD);
        sam.opens("/tasks");
        sam.page().getByRole(AriaRole.LINK, named(Pattern.compile("^Initiate the PEP"))).click();

        choose(sam, "Are the care details right?", "Yes");
        choose(sam, "Has the carer been told about this PEP?", "Yes");
        tick(sam, "Who is invited?", "The child");
        tick(sam, "Who is invited?", "Carer");
        choose(sam, "Is a parent invited?", "No");
        sam.page().getByLabel("Place and time").fill("Oakfield, meeting room, 3.30pm");
        sam.presses("Complete");
        assertThat(sam.reads()).contains("Your answers lead to one more question: Why is no parent invited?");

        sam.page().getByLabel("Why is no parent invited?").fill("Not safe");
        enters(sam, "Planned date", LocalDate.of(2026, 11, 2));
        sam.presses("Complete");
        assertThat(sam.reads()).contains("There is a problem", "Why is no parent invited? Write at least 10 characters.",
                "Planned date: Enter today's date or a later one.");
        assertThat(sam.page().getByLabel("Place and time")).hasValue("Oakfield, meeting room, 3.30pm");
        sam.page().getByRole(AriaRole.LINK, named(Pattern.compile("^Planned date: "))).click();
        assertThat(group(sam, "Planned date").getByLabel("Day")).isFocused();
        sam.picture("faults");

        sam.page().getByLabel("Why is no parent invited?").fill("It is not safe for the child.");
        enters(sam, "Planned date", PepJourney.MEETING);
        sam.presses("Complete");
        assertThat(sam.reads()).contains("Done: Initiate the PEP");
        assertThat(journey.task(pepId, "userTask_recordChildVoice").getDueDate()).isNotNull();
    }

    @Test
    void theSchoolRecordsTheChildsVoiceWithoutJavaScript(Visitors visitors) {
        journey.initiate(pepId, pepCase);
        Visitor tess = visitors.signedInWithoutJavaScript(pepCase.teacher(), TestLogins.PASSWORD);
        tess.opens(pageOf("userTask_recordChildVoice"));

        choose(tess, "Did the child take part?", "Yes");
        tess.presses("Show the questions that follow");
        tess.page().getByLabel("Who listened?").fill("Learning mentor");
        enters(tess, "When was the child heard?", PepJourney.REQUESTED.plusDays(1));
        tess.page().getByLabel("How was the child heard?").selectOption("Talking together");
        List.of("What I like, what goes well", "What worries me", "What I hope for", "What helps me learn")
                .forEach(question -> tess.page().getByLabel(question).fill("Football & \"my\" dog"));
        tess.presses("Complete");
        assertThat(tess.page().locator(".govuk-error-summary")).containsText("When was the child heard?");
        assertThat(tess.page().getByLabel("What worries me")).hasValue("Football & \"my\" dog");

        enters(tess, "When was the child heard?", PepJourney.REQUESTED);
        tess.presses("Complete");
        assertThat(tess.reads()).contains("Done: Record the child's voice");
    }

    @Test
    void questionsFollowAnswersAtOnceAndNothingTypedIsLost(Visitors visitors) {
        Visitor sam = visitors.signedInOnPhone(pepCase.socialWorker(), TestLogins.PASSWORD);
        sam.opens(pageOf("userTask_initiatePep"));
        sam.page().getByLabel("Place and time").fill("Half typed");
        Locator no = group(sam, "Is a parent invited?").getByLabel("No", exactly());

        sam.tabsTo(group(sam, "Is a parent invited?").getByLabel("Yes", exactly()));
        sam.page().keyboard().press("ArrowDown");

        assertThat(sam.page().getByLabel("Why is no parent invited?")).isVisible();
        assertThat(sam.page().locator("#questions-status")).containsText("One more question: Why is no parent invited?");
        assertThat(no).isFocused();
        assertThat(sam.page().getByLabel("Place and time")).hasValue("Half typed");

        sam.page().getByLabel("Why is no parent invited?").fill("It is not safe for the child.");
        sam.page().keyboard().press("Shift+Tab");
        sam.page().keyboard().press("ArrowUp");
        assertThat(sam.page().getByLabel("Why is no parent invited?")).hasCount(0);
        sam.page().keyboard().press("ArrowDown");
        assertThat(sam.page().getByLabel("Why is no parent invited?")).hasValue("It is not safe for the child.");
        sam.picture("phone");
    }

    @Test
    void whoIsSignedOutMeanwhileOrMeetsAFaultIsToldSo(Visitors visitors) {
        Visitor sam = visitors.signedIn(pepCase.socialWorker(), TestLogins.PASSWORD);
        sam.opens(pageOf("userTask_initiatePep"));
        sam.expectsFailures();

        sam.page().route("**/questions", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        choose(sam, "Is a parent invited?", "No");
        assertThat(sam.page().locator("#questions-status")).containsText("could not be fetched");
        assertThat(sam.page().getByRole(AriaRole.BUTTON, named(Pattern.compile("^Show the questions that follow$")))).isVisible();
        sam.picture("fault");

        sam.page().unroute("**/questions");
        choose(sam, "Is a parent invited?", "Yes");
        assertThat(sam.page().locator("#questions-status")).not().containsText("could not be fetched");

        sam.page().context().clearCookies();
        choose(sam, "Is a parent invited?", "No");
        assertThat(sam.page().locator("#questions-status")).containsText("You are no longer signed in");
        sam.findsNoBarrier();
    }

    @Test
    void whatIsSavedForLaterIsThereAgain(Visitors visitors) {
        Visitor sam = visitors.signedIn(pepCase.socialWorker(), TestLogins.PASSWORD);
        sam.opens(pageOf("userTask_initiatePep"));
        sam.page().getByLabel("Place and time").fill("Online");
        choose(sam, "Is a parent invited?", "No");
        sam.page().getByLabel("Why is no parent invited?").fill("short");

        sam.presses("Save for later");

        assertThat(sam.reads()).contains("Your answers are saved: Initiate the PEP");
        sam.opens(pageOf("userTask_initiatePep"));
        assertThat(sam.page().getByLabel("Place and time")).hasValue("Online");
        assertThat(sam.page().getByLabel("Why is no parent invited?")).hasValue("short");
    }

    @Test
    void theNextPepShowsWhatIsKnownAndWhatTheAdviserSaid(Visitors visitors) {
        journey.initiate(pepId, pepCase);
        journey.prepare(pepId, pepCase);
        journey.meet(pepId, pepCase);
        journey.confirm(pepId, pepCase);
        journey.judge(pepId, pepCase, 1, "Transition");
        journey.byHead(pepId, pepCase, "userTask_signOffPep", pepCase.answers().sign());
        pepId = journey.request(pepCase);
        journey.initiate(pepId, pepCase);
        Visitor sam = visitors.signedIn(pepCase.socialWorker(), TestLogins.PASSWORD);
        Visitor tess = visitors.signedIn(pepCase.teacher(), TestLogins.PASSWORD);

        sam.opens(pageOf("userTask_completeCareSection"));
        assertThat(sam.reads()).contains("What the last PEP said on 3 November 2026 is filled in", "What the adviser said last time",
                "Amber: good enough");
        sam.picture("care-section-again");
        tess.opens(pageOf("userTask_completeSchoolSection"));
        assertThat(tess.reads()).contains("What the adviser said last time", "Say more precisely", "Pupil premium plus asked for: £240.00",
                "If the money did not come");
        tess.picture("school-section-again");
        journey.prepare(pepId, pepCase);
        tess.opens(pageOf("userTask_holdPepMeeting"));
        assertThat(tess.reads()).contains("Why is no parent invited? Contact is supervised", "Life at home:", "On or before 25 March 2027.")
                .doesNotContain("Did a parent contribute?");
    }

    private void does(Visitors visitors, String person, String task, Map<String, Object> answers) {
        Visitor visitor = desks.computeIfAbsent(person, userId -> visitors.signedIn(userId, TestLogins.PASSWORD));
        assertThat(visitor.opens(pageOf(task))).isEqualTo(200);
        OurForm.on(visitor.page()).enters(answers);
        visitor.findsNoBarrier();
        visitor.picture(task);
        visitor.presses("Complete");
        assertThat(visitor.page().locator(".govuk-notification-banner--success")).containsText("Done: ");
    }

    private String pageOf(String taskKey) {
        return "/tasks/" + journey.task(pepId, taskKey).getId();
    }

    private static Locator group(Visitor visitor, String legend) {
        return visitor.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend).setExact(true));
    }

    private static void choose(Visitor visitor, String question, String option) {
        group(visitor, question).getByLabel(option, exactly()).check();
    }

    private static void tick(Visitor visitor, String question, String option) {
        choose(visitor, question, option);
    }

    private static void enters(Visitor visitor, String question, LocalDate date) {
        group(visitor, question).getByLabel("Day").fill(String.valueOf(date.getDayOfMonth()));
        group(visitor, question).getByLabel("Month").fill(String.valueOf(date.getMonthValue()));
        group(visitor, question).getByLabel("Year").fill(String.valueOf(date.getYear()));
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
