package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Episode;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/** What each form shows when it is opened. */
@CaseworkTest
class PepPrefillTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private CareHistory care;
    @Autowired
    private MutableClock clock;
    @Autowired
    private List<TaskForm> forms;

    private PepCase child;

    @BeforeEach
    void aChildInFosterCare() {
        child = journey.newCase();
        care.enter(child.child().id(), new Episode(LocalDate.of(2024, 5, 2), null, "S", "C2", "N1", "U6", null, null));
    }

    @Test
    void theSocialWorkerSeesWhatTheRegisterKnows() {
        UUID pep = journey.request(child);

        assertThat(prefill(pep, PepReview.INITIATE)).isEqualTo(Map.of("taskDue", "Tuesday 17 November 2026 (10 working days after 3 November 2026)",
                "schoolName", "Oakfield School", "legalStatus", "Full care order", "careSince", "2 May 2024",
                "placementType", "Foster care", "placementSince", "2 May 2024",
                "schoolHistory", "Oakfield School \\(since 2025\\)"));
    }

    @Test
    void aFirstPepHasNothingToFallBackOn() {
        UUID pep = journey.request(child);
        journey.initiate(pep, child);

        assertThat(prefill(pep, PepReview.SCHOOL_SECTION)).containsOnlyKeys("taskDue", "schoolHistory");
        assertThat(prefill(pep, PepReview.CHILD_VOICE)).containsOnlyKeys("taskDue");
        assertThat(prefill(pep, PepReview.CARE_SECTION)).containsOnlyKeys("taskDue", "legalStatus", "careSince",
                "placementType", "placementSince");
    }

    @Test
    void theNextPepBeginsWithWhatTheLastOneSaid() {
        journey.toSignedOff(child);
        UUID pep = journey.request(child);
        journey.initiate(pep, child);

        Map<String, Object> school = prefill(pep, PepReview.SCHOOL_SECTION);
        assertThat(school).containsEntry("mathsPrior", "Working towards").containsEntry("mathsTarget", "Expected")
                .containsEntry("furtherSubject1Added", true).containsEntry("furtherSubject1Name", "Art")
                .containsEntry("senPrimaryNeed", "SEMH").containsKeys("senSupport", "existingArrangements")
                .doesNotContainKeys("mathsCurrent", "mathsOnTrack", "strengths", "previousTarget1Outcome", "previousTarget4");
        assertThat(school.get("previousTarget1")).isEqualTo("""
                **Target:** Recalls tables up to 10 in a weekly check\\.
                **Where the child was:** Secure with times tables up to 5\\.
                **By when:** 29 January 2027""");
        assertThat(school).containsEntry("previousTarget1Premium", "£240\\.00").containsEntry("previousTarget3Premium", "£90\\.50")
                .doesNotContainKey("previousTarget2Premium");
        assertThat(prefill(pep, PepReview.CARE_SECTION)).containsKeys("careArrangements", "consentContactPhone")
                .containsEntry("filledInFrom", "3 November 2026").containsEntry("placementChanged", false)
                .doesNotContainKeys("parentContributed", "parentNoContributionReason", "changesPlanned");
    }

    @Test
    void afterAMoveHomeAndCarerAreAskedAfresh() {
        journey.toSignedOff(child);
        UUID pep = journey.request(child);
        journey.initiate(pep, child);
        LocalDate orderMade = LocalDate.of(2026, 11, 10);
        LocalDate moved = LocalDate.of(2026, 11, 17);
        enterEpisode(LocalDate.of(2024, 5, 2), "S", orderMade);
        enterEpisode(orderMade, "L", null);
        assertThat(prefill(pep, PepReview.CARE_SECTION)).containsEntry("placementChanged", false).containsKey("careArrangements");

        enterEpisode(orderMade, "L", moved);
        enterEpisode(moved, "P", null);

        assertThat(prefill(pep, PepReview.CARE_SECTION)).containsEntry("placementChanged", true)
                .containsKeys("healthAtSchool", "leisureInterests")
                .doesNotContainKeys("careArrangements", "consentContactName", "consentContactPhone", "consentContactRole",
                        "consentLimits", "carerContribution");
    }

    private void enterEpisode(LocalDate from, String reason, LocalDate to) {
        care.enter(child.child().id(), new Episode(from, to, reason, "C2", "N1", "U6", to == null ? null : "X1", null));
    }

    @Test
    void whatTheAdviserSaidForTheNextPepIsReadWhenItIsWritten() {
        UUID last = journey.toQualityAssurance(child);
        journey.judge(last, child, 1, "Transition");
        journey.byHead(last, child, PepReview.SIGN_OFF, child.answers().sign());
        UUID pep = journey.request(child);
        journey.initiate(pep, child);

        assertThat(prefill(pep, PepReview.SCHOOL_SECTION).get("lastFeedback")).isEqualTo("""
                **Rating:** Amber: good enough, with feedback for the next PEP
                **Overall:** Clear picture of the child and what comes next\\.

                **Transition:** 1 · Weak\\. Say more precisely what has been done and what changed\\.""");
        assertThat(prefill(pep, PepReview.CARE_SECTION).get("lastFeedback")).asString().contains("**Overall:**")
                .doesNotContain("Transition");
    }

    @Test
    void whoSignsReadsWhatWasChangedAfterARed() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 0, "Transition");
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 3);

        assertThat(prefill(pep, PepReview.SIGN_OFF)).containsEntry("changesMade",
                "**School:** Rewrote the section with the evidence asked for\\.");
    }

    @Test
    void theMeetingIsOfferedItsPlannedPlaceAndTheLatestNextDateButNoDate() {
        UUID pep = journey.request(child);
        journey.initiate(pep, child);
        journey.prepare(pep, child);

        assertThat(prefill(pep, PepReview.MEETING)).isEqualTo(Map.of("taskDue", "Friday 4 December 2026 (10 working days after 20 November 2026)",
                "meetingPlace", "School, meeting room, 3.30 pm",
                "meetingPlanned", "Friday 20 November 2026, School, meeting room, 3\\.30 pm", "nextPepLatest", "25 March 2027",
                "summaryInvitations", """
                        **Has the carer been told about this PEP?** Yes
                        **Who is invited?** The child, Carer, Designated teacher, Class teacher or form tutor, Virtual school
                        **Is a parent invited?** No
                        **Why is no parent invited?** Contact is supervised; views are gathered by the social worker\\.
                        **Place and time:** School, meeting room, 3\\.30 pm
                        **Planned date:** Friday 20 November 2026""",
                "summaryCare", """
                        **Life at home:** Settled in the foster home, with a room of their own and a routine for homework\\.
                        **Health needs that matter at school:** Wears glasses for reading\\.
                        **Name of the contact:** Foster carer
                        **Telephone of the contact:** 01632 960 001
                        **Who is the contact?** Carer
                        **What may the contact not agree to?** Overnight trips: ask the social worker\\.
                        **How does the carer help learning?** Reads together every evening and comes to every parents' evening\\.
                        **Interests outside school:** Swimming on Saturdays, drawing\\."""));
    }

    @Test
    void aMeetingOfDecemberWrittenUpInJanuaryIsToldTheDateItIsHeldTo() {
        UUID pep = journey.request(child);
        journey.initiate(pep, child);
        journey.prepare(pep, child);
        clock.setTo(LocalDate.of(2027, 1, 11));

        assertThat(prefill(pep, PepReview.MEETING)).containsEntry("nextPepLatest", "25 March 2027");
    }

    @Test
    void theAdviserReadsEverySection() {
        UUID pep = journey.toQualityAssurance(child);

        Map<String, Object> form = prefill(pep, PepReview.QUALITY_ASSURANCE);

        assertThat(form).containsEntry("planConfirmationNote", "This is what we agreed\\.")
                .doesNotContainKeys("previousTargetsSet", "changesMade", "returnedReason", "scoreCare", "overallFeedback");
        assertThat(form.get("summaryMeeting")).asString().contains("**Date held:** Friday 20 November 2026",
                "**Who came?** The child, Social worker, Carer, Designated teacher", "**Date of the next PEP:** Wednesday 10 February 2027");
        assertThat(form.get("summaryCare")).asString().contains("**Life at home:** Settled in the foster home",
                "**Did a parent contribute?** No", "**Health needs that matter at school:** Wears glasses");
        assertThat(form.get("summaryVoice")).asString().contains("**Did the child take part?** Yes", "**When was the child heard?** 3 November 2026",
                "**How was the child heard?** Talking together", "**What worries me:** Maths tests\\.");
        assertThat(form.get("summaryAttainment")).asString().contains(
                "**Maths:** Behind target; before Working towards; now Working towards; target Expected",
                "**Art:** Ahead of target");
        assertThat(form.get("summaryAttendance")).asString().contains("**Attendance this school year:** 95\\.5%",
                "**Unauthorised sessions:** 2", "**Suspensions and exclusions this school year:** None");
        assertThat(form.get("summarySenHealth")).asString().contains("**Main need:** Social, emotional and mental health")
                .doesNotContain("glasses");
        assertThat(form.get("summaryPreviousTargets")).isEqualTo("There are no targets from an earlier PEP.");
        assertThat(form.get("summaryNewTargets")).asString().contains("**Target 1:** Academic, Maths",
                "**Pupil premium plus:** £240\\.00 asked for", "**Pupil premium plus:** None asked for");
        assertThat(form.get("summaryTransition")).asString().contains("**Next move:** None in the next 12 months");
    }

    @Test
    void theSchoolSeesTheFailedSectionsAsTheyStandAndWhatIsAsked() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 1, "Voice", "NewTargets");

        Map<String, Object> form = prefill(pep, PepReview.REWORK_SCHOOL);

        assertThat(form).containsEntry("reworkVoice", true).containsEntry("reworkNewTargets", true)
                .containsEntry("reworkAttainment", false).containsEntry("reworkTransition", false)
                .containsEntry("feedbackVoice", "Say more precisely what has been done and what changed\\.")
                .containsEntry("voiceOn", "2026-11-03").containsEntry("target1Cost", "240.00").containsEntry("target1PremiumUse", "one-to-one-tuition")
                .containsEntry("target2PremiumRequested", "no").containsEntry("target4Added", false)
                .containsEntry("attendancePercent", "95.5").containsEntry("unauthorisedSessions", 2)
                .containsEntry("nextPepOn", "2027-02-10").containsEntry("nextPepLatest", "25 March 2027")
                .doesNotContainKeys("feedbackAttainment", "changesMade", "secondRedReason", "target2Cost");
    }

    @Test
    void whatIsShownForReworkIsAcceptedAsItStands() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 1, "Care", "Voice", "Attainment", "Attendance", "SenHealth", "Transition");
        Map<String, Object> care = prefill(pep, PepReview.REWORK_CARE);
        Map<String, Object> unchanged = new HashMap<>(care);
        unchanged.keySet().retainAll(RecordSection.CARE.keys());
        unchanged.put("changesMade", "Nothing but this note.");

        journey.bySocialWorker(pep, child, PepReview.REWORK_CARE, unchanged);

        Map<String, Object> school = prefill(pep, PepReview.REWORK_SCHOOL);
        school.keySet().removeIf(key -> key.startsWith("rework") || key.startsWith("feedback") || key.startsWith("target")
                || key.startsWith("nextPep") || key.equals("taskDue") || key.equals("overallFeedback"));
        school.put("changesMade", "Nothing but this note.");
        journey.bySchool(pep, child, PepReview.REWORK_SCHOOL, school);

        Map<String, Object> form = prefill(pep, PepReview.QUALITY_ASSURANCE);
        assertThat(form.get("changesMade")).isEqualTo("**School:** Nothing but this note\\.\n**Social worker:** Nothing but this note\\.");
    }

    @Test
    void theHeadReadsWhyItWasRedTwiceAndTheOwnersReadTheHeadsReason() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 0, "Transition");
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 0, "Transition");

        Map<String, Object> form = prefill(pep, PepReview.SECOND_RED);
        assertThat(form).doesNotContainKey("secondRedOutcome");
        assertThat(form.get("redHistory").toString().split("\n\n")).hasSize(2).allSatisfy(red -> assertThat(red)
                .contains("**Rated red:** 20 November 2026 by Test ", "**Transition:** 0 · Missing\\. Say more precisely"));

        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("rework"));
        assertThat(prefill(pep, PepReview.REWORK_SCHOOL)).containsEntry("secondRedReason",
                "The school has a new designated teacher since last week\\.");
    }

    @Test
    void whoSignsReadsRatingFeedbackAndPlan() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 1, "Transition");

        Map<String, Object> form = prefill(pep, PepReview.SIGN_OFF);

        assertThat(form).containsEntry("ratingText", "Amber: good enough, with feedback for the next PEP")
                .doesNotContainKey("signOffOutcome");
        assertThat(form).containsKeys("summaryCare", "summaryAttainment", "summaryAttendance", "summarySenHealth",
                "summaryTransition", "summaryInvitations").doesNotContainKey("changesMade");
        assertThat(form.get("feedbackSummary")).asString().contains("**Care and health:** 2 · Sound", "**Transition:** 1 · Weak\\. Say more");

        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().returnToAdviser());
        assertThat(prefill(pep, PepReview.QUALITY_ASSURANCE)).containsEntry("returnedReason",
                "The third target does not say how it will be measured\\.");
    }

    private Map<String, Object> prefill(UUID pep, String taskKey) {
        TaskForm form = forms.stream().filter(each -> each.taskKey().equals(taskKey)).findFirst().orElseThrow();
        Task task = journey.task(pep, taskKey);
        return new HashMap<>(form.prefill(new TaskCase(task.getId(), PepReview.PROCESS_KEY, taskKey, pep,
                task.getCreateTime().toInstant(), task.getDueDate().toInstant(), null)));
    }
}
