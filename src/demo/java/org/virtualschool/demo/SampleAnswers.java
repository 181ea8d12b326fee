package org.virtualschool.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Valid answers to every form of a PEP review, by field key, as Tasklist submits them: for the sample authority and for
 * tests. Invented throughout.
 */
public final class SampleAnswers {

    private static final List<String> SECTIONS = List.of("Care", "Voice", "Attainment", "Attendance", "SenHealth",
            "NewTargets", "Transition");
    private static final int TARGETS = 3;
    private static final int TARGET_WEEKS = 10;

    private final SampleStory story;

    private SampleAnswers(SampleStory story) {
        this.story = story;
    }

    /** Answers about one of the sample stories; any number gives one. */
    public static SampleAnswers number(int number) {
        return new SampleAnswers(SampleStory.number(number));
    }

    /** Initiate the PEP, with a meeting planned for the day. */
    public Map<String, Object> initiate(LocalDate meetingPlannedOn) {
        return answers("careDetailsCorrect", "yes", "carerTold", "yes",
                "invited", List.of("child", "carer", "designated-teacher", "class-teacher", "virtual-school"),
                "parentInvited", "no", "parentNotInvitedReason", "Contact is supervised; views are gathered by the social worker.",
                "meetingPlannedOn", meetingPlannedOn.toString(), "meetingPlannedPlace", "School, meeting room, 3.30 pm");
    }

    /** Complete the school section of a child's first PEP. */
    public Map<String, Object> schoolSection() {
        Map<String, Object> answers = learning();
        answers.putAll(attendance());
        answers.putAll(senHealth());
        answers.putAll(transition());
        return answers;
    }

    /** Complete the school section of a later PEP, whose predecessor set the targets of {@link #meeting} of the same number. */
    public Map<String, Object> schoolSectionOfReview() {
        Map<String, Object> answers = schoolSection();
        answers.putAll(outcomesOfPreviousTargets());
        return answers;
    }

    /** Complete the early years section of a child's first PEP. */
    public Map<String, Object> earlyYearsSection() {
        Map<String, Object> answers = earlyYearsLearning();
        answers.putAll(answers("fundedHours", "15", "attendedHours", "13.5"));
        answers.putAll(senHealth());
        answers.putAll(answers("nextPhase", "start-school", "transitionActions", "Two visits to the school with the key person in June."));
        return answers;
    }

    /** What the early years section says of learning. */
    public Map<String, Object> earlyYearsLearning() {
        Map<String, Object> answers = answers("existingArrangements", "Fifteen hours over five mornings, with a key person.",
                "strengths", "Curious, loves stories and building.", "playAndRelationships", "Plays beside others and begins to share.",
                "speechConcern", "yes", "speechSupport", "Seen by a speech therapist; staff use signs with every song.",
                "earlyYearsPremiumUse", "Training of the key person in early talk; small groups every day.");
        for (String area : List.of("communication", "personal", "physical", "literacy", "mathematics", "world", "arts")) {
            answers.putAll(answers(area + "OnTrack", area.equals("communication") ? "behind" : "on-track",
                    area + "Current", "Joins in with two or three others for a few minutes.",
                    area + "Target", "Joins in for ten minutes and talks about it."));
        }
        return answers;
    }

    /** Complete the post-16 section of a young person's first PEP. */
    public Map<String, Object> post16Section() {
        Map<String, Object> answers = post16Learning();
        answers.put("attendancePercent", story.attendancePercent());
        answers.putAll(senHealth());
        answers.putAll(transition());
        return answers;
    }

    /** What the post-16 section says of learning. */
    public Map<String, Object> post16Learning() {
        return answers("mainActivity", "college", "existingArrangements", "Four days a week at college, one on placement.",
                "strengths", story.strengths(), "conduct", story.conduct(), "course1Name", "Health and social care, Level 3",
                "course1OnTrack", "on-track", "course1Current", "Merit", "course1Target", "Merit", "englishAndMaths", "english",
                "englishAndMathsPlan", "Maths resit in November with a weekly tutorial.", "bursary", "applied",
                "bursaryNote", "The form is with the college; an answer is due this month.",
                "pathwayPlanLink", "The pathway plan names college until June and work with children after that.");
    }

    /** Complete the education section of a child on no school's roll. */
    public Map<String, Object> notOnRollSection(LocalDate offRollSince) {
        Map<String, Object> answers = answers("offRollSince", offRollSince.toString(),
                "offRollReason", "The placement moved and the school is too far away.", "existingArrangements", "Tuition at home, three hours a day.",
                "placeActions", "Two schools have been asked; one answers by Friday.", "educationHours", "15");
        answers.putAll(knownOfLearning());
        return answers;
    }

    /** Complete the education section while the school is closed. */
    public Map<String, Object> holidaySection() {
        Map<String, Object> answers = answers("holidayLearning", "Summer reading challenge and a week of sports camp.",
                "startOfTermNeeds", "Uniform, a bus pass, and somebody who meets the child on the first morning.");
        answers.putAll(knownOfLearning());
        return answers;
    }

    private Map<String, Object> knownOfLearning() {
        Map<String, Object> answers = answers("strengths", story.strengths(), "conduct", story.conduct(),
                "knownAttainment", "Working towards the expected standard in July, by the last school's report.");
        answers.putAll(senHealth());
        answers.putAll(transition());
        return answers;
    }

    /** Complete the care section. */
    public Map<String, Object> careSection() {
        return answers("careArrangements", story.home(), "healthAtSchool", story.health(),
                "consentContactName", "Foster carer", "consentContactPhone", "01632 960 001",
                "consentContactRole", "carer", "consentLimits", "Overnight trips: ask the social worker.",
                "carerContribution", story.carer(), "parentContributed", "no",
                "parentNoContributionReason", "Could not be reached in time.", "leisureInterests", story.leisure(),
                "changesPlanned", "no");
    }

    /** Record the child's voice, heard on the day. */
    public Map<String, Object> childVoice(LocalDate on) {
        return answers("childTookPart", "yes", "voiceListener", "Learning mentor", "voiceOn", on.toString(),
                "voiceMethod", "conversation", "voiceLikes", story.likes(), "voiceWorries", story.worries(),
                "voiceHopes", story.hopes(), "voiceHelps", story.helps());
    }

    /** Record that the child chose not to take part. */
    public Map<String, Object> childDeclined() {
        return answers("childTookPart", "no", "voiceDeclinedReason", "Was asked twice and said not this time.");
    }

    /** Hold the PEP meeting: three targets, two of them with pupil premium plus. */
    public Map<String, Object> meeting(LocalDate heldOn, LocalDate nextPepOn) {
        Map<String, Object> answers = answers("meetingHeldOn", heldOn.toString(), "meetingPlace", "School, meeting room",
                "meetingChair", "Designated teacher", "attendees", List.of("child", "social-worker", "carer", "designated-teacher"),
                "apologies", "Class teacher", "meetingNotes", story.notes());
        answers.putAll(newTargets(heldOn, nextPepOn));
        return answers;
    }

    /** Confirm the plan. */
    public Map<String, Object> confirmPlan() {
        return answers("planOutcome", "confirm", "planConfirmationNote", "This is what we agreed.");
    }

    /** Confirm the plan: it is not what was agreed. */
    public Map<String, Object> disputePlan() {
        return answers("planOutcome", "dispute", "planDisputeReason", "We agreed on a tutor at home, not at school.");
    }

    /** Share the PEP: carer and child have it. */
    public Map<String, Object> share(LocalDate on) {
        return answers("carerReceived", "yes", "carerReceivedOn", on.toString(), "childReceived", "explained",
                "childReceivedOn", on.toString());
    }

    /** Quality assure a child's first PEP: every section sound but those given, which get the score. */
    public Map<String, Object> qualityAssurance(int score, String... sections) {
        Set<String> weak = Set.of(sections);
        Map<String, Object> answers = answers("overallFeedback", "Clear picture of the child and what comes next.");
        SECTIONS.forEach(section -> answers.putAll(scored(section, weak.contains(section) ? score : 2)));
        return answers;
    }

    /** Quality assure a later PEP: its previous targets are scored like the other sections. */
    public Map<String, Object> qualityAssuranceOfReview(int score, String... sections) {
        Map<String, Object> answers = qualityAssurance(score, sections);
        answers.putAll(scored("PreviousTargets", List.of(sections).contains("PreviousTargets") ? score : 2));
        return answers;
    }

    private static Map<String, Object> scored(String section, int score) {
        return score < 2 ? answers("score" + section, String.valueOf(score),
                "feedback" + section, "Say more precisely what has been done and what changed.")
                : answers("score" + section, String.valueOf(score));
    }

    /** Rework the PEP: school, with the answers the failed sections need. */
    public Map<String, Object> reworkSchool(LocalDate today, LocalDate heldOn, LocalDate nextPepOn, String... failed) {
        Map<String, Object> answers = changesMade();
        for (String section : failed) {
            answers.putAll(switch (section) {
                case "Voice" -> childVoice(today);
                case "Attainment" -> learning();
                case "Attendance" -> attendance();
                case "SenHealth" -> senHealth();
                case "PreviousTargets" -> outcomesOfPreviousTargets();
                case "NewTargets" -> newTargets(heldOn, nextPepOn);
                case "Transition" -> transition();
                default -> throw new IllegalArgumentException("No section of the school's: " + section);
            });
        }
        return answers;
    }

    /** Rework the PEP: school, with these answers to the section that failed. */
    public Map<String, Object> reworkWith(Map<String, Object> section) {
        Map<String, Object> answers = changesMade();
        answers.putAll(section);
        return answers;
    }

    /** Rework the PEP: care. */
    public Map<String, Object> reworkCare() {
        Map<String, Object> answers = careSection();
        answers.putAll(changesMade());
        return answers;
    }

    /** Decide after a second red: {@code rework} or {@code accept}. */
    public Map<String, Object> secondRed(String outcome) {
        return answers("secondRedOutcome", outcome, "secondRedReason", "The school has a new designated teacher since last week.");
    }

    /** Sign off. */
    public Map<String, Object> sign() {
        return answers("signOffOutcome", "sign");
    }

    /** Return the PEP to the adviser at sign-off. */
    public Map<String, Object> returnToAdviser() {
        return answers("signOffOutcome", "return", "signOffReturnReason", "The third target does not say how it will be measured.");
    }

    private Map<String, Object> learning() {
        Map<String, Object> answers = answers("existingArrangements", story.arrangements(), "strengths", story.strengths(),
                "conduct", story.conduct(), "coreSubjectsAssessed", "yes");
        for (String subject : List.of("reading", "writing", "maths", "science")) {
            boolean behind = subject.equals(story.hardest());
            answers.putAll(answers(subject + "OnTrack", behind ? "behind" : "on-track", subject + "Prior", "Working towards",
                    subject + "Current", behind ? "Working towards" : "Expected", subject + "Target", "Expected"));
        }
        answers.putAll(answers("furtherSubject1Added", true, "furtherSubject1Name", story.favourite(),
                "furtherSubject1OnTrack", "ahead", "furtherSubject1Prior", "Expected", "furtherSubject1Current", "Exceeding",
                "furtherSubject1Target", "Expected"));
        return answers;
    }

    private Map<String, Object> attendance() {
        return answers("attendancePercent", story.attendancePercent(), "unauthorisedSessions", 2, "partTimeTimetable", "no",
                "exclusionStatus", "none", "attendanceActions", "A taxi is booked on days with an early start.");
    }

    private Map<String, Object> senHealth() {
        return answers("senStatus", "K", "senPrimaryNeed", "SEMH", "senSupport", story.support());
    }

    private Map<String, Object> transition() {
        return answers("nextPhase", "none", "careersGuidance", "Visited the college open day.");
    }

    /** What became of the targets of the PEP before, as the education section of every setting asks. */
    public Map<String, Object> outcomesOfPreviousTargets() {
        Map<String, Object> answers = new HashMap<>();
        List<String> outcomes = List.of("met", "part-met", "not-met");
        for (int n = 1; n <= TARGETS; n++) {
            answers.put("previousTarget" + n + "Outcome", outcomes.get(n - 1));
            answers.put("previousTarget" + n + "Evidence", "Teacher assessment and work in books.");
            if (story.goals().get(n - 1).cost() != null) {
                answers.put("previousTarget" + n + "PremiumImpact", "More confidence; asks for help earlier.");
            }
        }
        return answers;
    }

    private Map<String, Object> newTargets(LocalDate heldOn, LocalDate nextPepOn) {
        Map<String, Object> answers = answers("nextPepOn", nextPepOn.toString());
        for (int n = 1; n <= TARGETS; n++) {
            SampleStory.Goal goal = story.goals().get(n - 1);
            String key = "target" + n;
            answers.putAll(answers(key + "Kind", goal.kind(), key + "Area", goal.area(), key + "Baseline", goal.baseline(),
                    key + "Goal", goal.goal(), key + "How", goal.how(), key + "Who", goal.who(),
                    key + "ByWhen", heldOn.plusWeeks(TARGET_WEEKS).toString(), key + "Evidence", goal.evidence(),
                    key + "PremiumRequested", goal.cost() == null ? "no" : "yes"));
            if (goal.cost() != null) {
                answers.put(key + "Cost", goal.cost());
                answers.put(key + "PremiumUse", goal.premiumUse());
            }
        }
        return answers;
    }

    private static Map<String, Object> changesMade() {
        return answers("changesMade", "Rewrote the section with the evidence asked for.");
    }

    private static Map<String, Object> answers(Object... keysAndValues) {
        Map<String, Object> answers = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            answers.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return answers;
    }
}
