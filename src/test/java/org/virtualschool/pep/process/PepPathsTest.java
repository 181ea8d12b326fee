package org.virtualschool.pep.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.File;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.pep.CancelReason;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SubjectAttainment;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FutureYear;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TakenFlows;

/** Every way through a PEP review, each step by the person whose task it is. Together they pass every element and flow. */
@CaseworkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PepPathsTest {

    private static final String RATE = "businessRuleTask_ratePep";
    private static final String RECORD_RATING = "serviceTask_recordRating";
    private static final String GOOD_ENOUGH = "exclusiveGateway_rating";
    private static final String PLAN_CONFIRMED = "exclusiveGateway_planConfirmed";
    private static final String SECOND_RED_ASKED = "exclusiveGateway_secondRed";
    private static final String REWORK_BEGIN = "inclusiveGateway_reworkBegin";
    private static final String REWORK_DONE = "inclusiveGateway_reworkDone";
    private static final String ROUTE = "businessRuleTask_routeSignOff";
    private static final String SIGNED = "exclusiveGateway_signedOff";
    private static final String LOCK = "serviceTask_lockPep";
    private static final String ANNOUNCE = "serviceTask_announcePep";
    private static final String END = "endEvent_pepShared";

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepReader peps;
    @Autowired
    private PepHistory history;
    @Autowired
    private FutureYear years;
    @Autowired
    private MutableClock clock;
    @Autowired
    private TakenFlows flows;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ProcessEngine engine;

    private final Set<String> started = new HashSet<>();
    private PepCase child;

    @BeforeEach
    void begin() {
        ProcessEngineTests.init(engine);
        child = journey.newCase();
    }

    @AfterEach
    void end() {
        ProcessEngineTests.reset();
        history.of(child.child().id()).forEach(pep -> started.add(pep.id().toString()));
    }

    @AfterAll
    void everyElementAndEveryFlowIsPassed() {
        org.assertj.core.api.Assertions.assertThat(started).isNotEmpty();
        org.assertj.core.api.Assertions.assertThat(flows.notPassed(new File("processes/pep/pep-review.bpmn"), engine, started)).isEmpty();
    }

    @Test
    void aFirstPepGoesItsStraightWayAndIsSignedByTheHead() {
        UUID pep = journey.request(child);
        ProcessInstance review = review(pep);
        assertThat(review).isWaitingAtExactly(PepReview.INITIATE);
        journey.initiate(pep, child);
        assertThat(review).isWaitingAtExactly(PepReview.SCHOOL_SECTION, PepReview.CARE_SECTION, PepReview.CHILD_VOICE);
        journey.prepare(pep, child);
        assertThat(review).isWaitingAtExactly(PepReview.MEETING);
        journey.meet(pep, child);
        assertThat(review).isWaitingAtExactly(PepReview.CONFIRM_PLAN);
        journey.confirm(pep, child);
        assertThat(review).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE);
        journey.judge(pep, child, 3);
        assertThat(review).isWaitingAtExactly(PepReview.SIGN_OFF);
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().sign());
        assertThat(review).isWaitingAtExactly(PepReview.SHARE);
        assertStatus(pep, PepStatus.SIGNED_OFF, Rating.GREEN);
        journey.share(pep, child);

        assertThat(review).isEnded().hasPassed(PepReview.SCHOOL_SECTION, PepReview.CARE_SECTION, PepReview.CHILD_VOICE)
                .hasNotPassed(SECOND_RED_ASKED, PepReview.SECOND_RED, REWORK_BEGIN);
        assertTrace(review, "startEvent_pepReviewRequested", PepReview.INITIATE, "parallelGateway_sectionsBegin",
                "parallelGateway_sectionsDone", PepReview.MEETING, PepReview.CONFIRM_PLAN, PepReview.QUALITY_ASSURANCE,
                RATE, RECORD_RATING, GOOD_ENOUGH, ROUTE, PepReview.SIGN_OFF, SIGNED, LOCK, ANNOUNCE, PepReview.SHARE, END);
    }

    @Test
    void aRedSectionOfTheSchoolGoesBackToTheSchoolOnly() {
        UUID pep = journey.toQualityAssurance(child);
        ProcessInstance review = review(pep);
        journey.judge(pep, child, 0, "Attendance");
        assertThat(review).isWaitingAtExactly(PepReview.REWORK_SCHOOL);
        assertStatus(pep, PepStatus.RETURNED, Rating.RED);

        journey.reworkSchool(pep, child, "Attendance");

        assertThat(review).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE)
                .hasNotPassed(PepReview.REWORK_CARE, PepReview.SECOND_RED);
        assertTrace(review, PepReview.QUALITY_ASSURANCE, RATE, RECORD_RATING, GOOD_ENOUGH, SECOND_RED_ASKED,
                "exclusiveGateway_rework", REWORK_BEGIN, PepReview.REWORK_SCHOOL, REWORK_DONE, PepReview.QUALITY_ASSURANCE);
        assertStatus(pep, PepStatus.IN_QA, Rating.RED);
    }

    @Test
    void aRedCareSectionGoesBackToTheSocialWorkerOnly() {
        UUID pep = journey.toQualityAssurance(child);
        ProcessInstance review = review(pep);
        journey.judge(pep, child, 0, "Care");
        assertThat(review).isWaitingAtExactly(PepReview.REWORK_CARE);

        journey.reworkCare(pep, child);

        assertThat(review).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE).hasNotPassed(PepReview.REWORK_SCHOOL);
        assertTrace(review, REWORK_BEGIN, PepReview.REWORK_CARE, REWORK_DONE, PepReview.QUALITY_ASSURANCE);
    }

    @Test
    void bothOwnersReworkSideBySideAndTheAdviserWaitsForBoth() {
        UUID pep = journey.toQualityAssurance(child);
        ProcessInstance review = review(pep);
        journey.judge(pep, child, 1, "Care", "Voice", "NewTargets");
        assertThat(review).isWaitingAtExactly(PepReview.REWORK_SCHOOL, PepReview.REWORK_CARE);

        journey.reworkCare(pep, child);
        assertThat(review).isWaitingAt(PepReview.REWORK_SCHOOL).isNotWaitingAt(PepReview.REWORK_CARE, PepReview.QUALITY_ASSURANCE);
        journey.reworkSchool(pep, child, "Voice", "NewTargets");

        assertThat(review).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE).hasPassed(PepReview.REWORK_SCHOOL,
                PepReview.REWORK_CARE, REWORK_DONE);
    }

    @Test
    void aPepRedTwiceIsAcceptedByTheHeadAndSignedByTheHead() {
        UUID pep = redTwice();
        ProcessInstance review = review(pep);
        assertThat(review).isWaitingAtExactly(PepReview.SECOND_RED);
        assertStatus(pep, PepStatus.FOR_DECISION, Rating.RED);

        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("accept"));
        assertThat(review).isWaitingAtExactly(PepReview.SIGN_OFF);
        assertThat(review).task().hasCandidateGroup("virtual-school-head");
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().sign());

        assertThat(review).isWaitingAtExactly(PepReview.SHARE);
        assertTrace(review, SECOND_RED_ASKED, PepReview.SECOND_RED, "exclusiveGateway_secondRedDecision", ROUTE,
                PepReview.SIGN_OFF, LOCK, ANNOUNCE);
    }

    @Test
    void aPepRedTwiceGoesBackOnceMoreAndMayBeGoodThen() {
        UUID pep = redTwice();
        ProcessInstance review = review(pep);

        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("rework"));
        assertThat(review).isWaitingAtExactly(PepReview.REWORK_SCHOOL);
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 2);

        assertThat(review).isWaitingAtExactly(PepReview.SIGN_OFF);
        assertTrace(review, PepReview.SECOND_RED, "exclusiveGateway_secondRedDecision", "exclusiveGateway_rework", REWORK_BEGIN,
                PepReview.REWORK_SCHOOL, REWORK_DONE, PepReview.QUALITY_ASSURANCE, RATE, PepReview.SIGN_OFF);
        assertStatus(pep, PepStatus.FOR_SIGN_OFF, Rating.GREEN);
    }

    @Test
    void anAmberPepGoesOnWithItsFeedbackAndIsSignedByTheHead() {
        journey.toSignedOff(child);
        UUID pep = journey.toQualityAssurance(child);
        journey.nextSampleNumberIs(11);
        journey.judge(pep, child, 1, "Transition");

        assertThat(review(pep)).isWaitingAtExactly(PepReview.SIGN_OFF).hasNotPassed(SECOND_RED_ASKED);
        assertThat(review(pep)).task().hasCandidateGroup("virtual-school-head");
        assertStatus(pep, PepStatus.FOR_SIGN_OFF, Rating.AMBER);
    }

    @Test
    void everyTenthGreenReviewIsSignedByTheHead() {
        journey.toSignedOff(child);
        UUID pep = journey.toQualityAssurance(child);
        journey.nextSampleNumberIs(20);
        journey.judge(pep, child, 3);

        assertThat(review(pep)).isWaitingAtExactly(PepReview.SIGN_OFF);
        assertThat(review(pep)).task().hasCandidateGroup("virtual-school-head");
    }

    @Test
    void anyOtherGreenReviewIsSignedByAnotherAdviser() {
        journey.toSignedOff(child);
        UUID pep = journey.toQualityAssurance(child);
        journey.nextSampleNumberIs(21);
        journey.judge(pep, child, 3);
        ProcessInstance review = review(pep);
        assertThat(review).task().hasCandidateGroup("virtual-school-adviser");

        journey.byOtherAdviser(pep, child, PepReview.SIGN_OFF, child.answers().sign());

        assertThat(review).isWaitingAtExactly(PepReview.SHARE);
        assertTrace(review, ROUTE, PepReview.SIGN_OFF, SIGNED, LOCK, ANNOUNCE);
    }

    @Test
    void signOffMayReturnThePepToTheAdviser() {
        UUID pep = journey.toQualityAssurance(child);
        ProcessInstance review = review(pep);
        journey.judge(pep, child, 3);
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().returnToAdviser());
        assertThat(review).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE).hasNotPassed(LOCK);
        assertTrace(review, PepReview.SIGN_OFF, SIGNED, PepReview.QUALITY_ASSURANCE);

        journey.judge(pep, child, 3);
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().sign());

        assertThat(review).isWaitingAtExactly(PepReview.SHARE);
        assertStatus(pep, PepStatus.SIGNED_OFF, Rating.GREEN);
    }

    @Test
    void aPlanThatIsNotWhatWasAgreedGoesBackToTheRecordOfTheMeeting() {
        UUID pep = journey.request(child);
        ProcessInstance review = review(pep);
        journey.initiate(pep, child);
        journey.prepare(pep, child);
        journey.meet(pep, child);
        journey.bySocialWorker(pep, child, PepReview.CONFIRM_PLAN, child.answers().disputePlan());
        assertThat(review).isWaitingAtExactly(PepReview.MEETING);
        org.assertj.core.api.Assertions.assertThat(peps.find(pep).planDisputeReason()).contains("tutor at home");

        journey.meet(pep, child);
        journey.confirm(pep, child);

        assertThat(review).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE);
        assertTrace(review, PepReview.CONFIRM_PLAN, PLAN_CONFIRMED, PepReview.MEETING, PepReview.CONFIRM_PLAN, PLAN_CONFIRMED,
                PepReview.QUALITY_ASSURANCE);
    }

    @Test
    void aCareSectionKeptFromTheSchoolBeforeIsNotAskedForAgain() {
        UUID former = journey.request(child);
        journey.initiate(former, child);
        journey.bySocialWorker(former, child, PepReview.CARE_SECTION, child.answers().careSection());
        ProcessInstance endedReview = review(former);

        child = journey.moveSchool(child);

        assertThat(endedReview).isEnded();
        assertTrace(endedReview, "startEvent_reviewCancelled", "endEvent_reviewCancelled");
        UUID pep = history.of(child.child().id()).stream().filter(each -> each.status().open()).findFirst().orElseThrow().id();
        journey.initiate(pep, child);
        assertThat(review(pep)).isWaitingAt(PepReview.SCHOOL_SECTION, PepReview.CHILD_VOICE).isNotWaitingAt(PepReview.CARE_SECTION);
    }

    @Test
    void whoeverIsConcernedIsRemindedAndThenToldStepByStep() {
        UUID pep = journey.request(child);
        ProcessInstance review = review(pep);

        for (String step : List.of("serviceTask_remindFirst", "serviceTask_remindAgain", "serviceTask_tellTeacherAndSocialWorker",
                "serviceTask_tellManagers", "serviceTask_tellHeads", "serviceTask_putOnExceptionList")) {
            assertThat(review).hasNotPassed(step);
            journey.nextChase(pep);
            assertThat(review).hasPassed(step).isWaitingAt(PepReview.INITIATE);
        }

        assertTrace(review, "serviceTask_putOnExceptionList", "endEvent_chased");
    }

    @Test
    void withYearThirteenAnUnfinishedReviewEnds() {
        UUID pep = journey.request(child);
        ProcessInstance review = review(pep);

        journey.endYear13(pep);

        assertThat(review).isEnded();
        assertTrace(review, "startEvent_year13Ended", "serviceTask_closePepOfLeaver", "endEvent_pepOfLeaverClosed");
        org.assertj.core.api.Assertions.assertThat(peps.find(pep).cancelReason()).isEqualTo(CancelReason.YEAR_13_ENDED);
    }

    @Test
    void theEarlyYearsSettingWritesAndReworksInFormsOfItsOwn() {
        child = journey.newCaseBorn(LocalDate.of(2023, 1, 10), "N1");
        UUID pep = educationReworked(PepReview.EARLY_YEARS_SECTION, child.answers().earlyYearsSection(),
                child.answers().earlyYearsLearning());

        org.assertj.core.api.Assertions.assertThat(peps.find(pep).attainment()).hasSize(7)
                .extracting(SubjectAttainment::subject).startsWith("Communication and language").endsWith("Expressive arts and design");
        org.assertj.core.api.Assertions.assertThat(peps.find(pep).answers(RecordSection.ATTENDANCE)).containsEntry("fundedHours", "15");
    }

    @Test
    void aCollegeWritesAndReworksInFormsOfItsOwn() {
        child = journey.newCaseBorn(LocalDate.of(2010, 1, 10), "12");
        UUID pep = educationReworked(PepReview.POST_16_SECTION, child.answers().post16Section(), child.answers().post16Learning());

        org.assertj.core.api.Assertions.assertThat(peps.find(pep).attainment()).singleElement()
                .extracting(SubjectAttainment::subject).isEqualTo("Health and social care, Level 3");
        org.assertj.core.api.Assertions.assertThat(peps.find(pep).answers(RecordSection.EDUCATION)).containsEntry("bursary", "applied");
    }

    @Test
    void forAChildOnNoRollTheAdviserDoesWhatTheSchoolDoesElsewhere() {
        int year = years.begin();
        child = journey.ofAdviserAlone(child, years.child(year, "Waiting", 9, null, child.socialWorker()));
        Map<String, Object> section = child.answers().notOnRollSection(years.launchDay(year).minusDays(20));
        UUID pep = journey.request(child, years.launchDay(year));
        journey.bySocialWorker(pep, child, PepReview.INITIATE, child.answers().initiate(years.cutOff(year)));
        journey.prepare(pep, child, PepReview.ADVISER_SECTION, section);
        clock.setTo(years.cutOff(year));
        journey.bySchool(pep, child, PepReview.MEETING, child.answers().meeting(years.cutOff(year), LocalDate.of(year + 1, 2, 10)));
        journey.confirm(pep, child);

        Map<String, Object> learning = new HashMap<>(section);
        learning.keySet().removeIf(key -> !RecordSection.EDUCATION.keys().contains(key) && !RecordSection.ATTAINMENT.keys().contains(key));
        reworked(pep, learning);

        org.assertj.core.api.Assertions.assertThat(peps.find(pep).answers(RecordSection.EDUCATION)).containsKeys("offRollSince", "placeActions");
    }

    private UUID educationReworked(String sectionTask, Map<String, Object> section, Map<String, Object> learning) {
        UUID pep = journey.request(child);
        journey.initiate(pep, child);
        assertThat(review(pep)).isWaitingAtExactly(sectionTask, PepReview.CARE_SECTION, PepReview.CHILD_VOICE);
        journey.prepare(pep, child, sectionTask, section);
        journey.meet(pep, child);
        journey.confirm(pep, child);
        reworked(pep, learning);
        return pep;
    }

    private void reworked(UUID pep, Map<String, Object> learning) {
        journey.judge(pep, child, 0, "Attainment");
        assertThat(review(pep)).isWaitingAtExactly(PepReview.REWORK_SCHOOL);
        journey.bySchool(pep, child, PepReview.REWORK_SCHOOL, child.answers().reworkWith(learning));
        assertThat(review(pep)).isWaitingAtExactly(PepReview.QUALITY_ASSURANCE);
    }

    private UUID redTwice() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 0, "Transition");
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 0, "Transition");
        return pep;
    }

    private ProcessInstance review(UUID pep) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).singleResult();
    }

    /** The clock stands still while a task is completed, so the engine's own count of what came first is asked. */
    private void assertTrace(ProcessInstance review, String... elements) {
        List<String> trace = engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(review.getId())
                .orderPartiallyByOccurrence().asc().list().stream().map(HistoricActivityInstance::getActivityId).toList();
        org.assertj.core.api.Assertions.assertThat(trace).containsSubsequence(elements);
    }

    private void assertStatus(UUID pep, PepStatus status, Rating rating) {
        org.assertj.core.api.Assertions.assertThat(peps.find(pep).status()).isEqualTo(status);
        org.assertj.core.api.Assertions.assertThat(peps.find(pep).rating()).isEqualTo(rating);
    }
}
