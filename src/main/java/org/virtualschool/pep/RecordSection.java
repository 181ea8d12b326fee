package org.virtualschool.pep;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sections of the record whose answers are kept as they were given, by field key. Targets, attainment levels, dates
 * that steer the review and scores are columns of their own.
 */
public enum RecordSection {

    INITIATION("Invitations and care details", "careDetailsCorrect", "careDetailsCorrection", "carerTold",
            "carerNotToldReason", "invited", "invitedOthers", "parentInvited", "parentNotInvitedReason", "meetingPlannedPlace"),
    EDUCATION("School and learning", "mainActivity", "neetPlan", "offRollSince", "offRollReason", "existingArrangements", "placeActions",
            "placeExpectedOn", "holidayLearning", "startOfTermNeeds", "strengths", "conduct", "playAndRelationships", "speechConcern",
            "speechSupport", "earlyYearsPremiumUse", "bursary", "bursaryNote", "pathwayPlanLink"),
    ATTAINMENT("Attainment", "coreSubjectsAssessed", "coreNotAssessedReason", "englishAndMaths", "englishAndMathsPlan",
            "knownAttainment"),
    ATTENDANCE("Attendance", "fundedHours", "attendedHours", "educationHours", "attendancePercent", "unauthorisedSessions", "partTimeTimetable", "partTimeHours",
            "partTimeEndsOn", "partTimeReason", "exclusionStatus", "suspendedDays", "exclusionDetails", "attendanceActions"),
    SEN("Special educational needs", "senStatus", "senPrimaryNeed", "ehcpReviewOn", "senSupport"),
    TRANSITION("Transition", "nextPhase", "transitionActions", "careersGuidance"),
    CARE("Care and health", "careArrangements", "healthAtSchool", "consentContactName", "consentContactPhone",
            "consentContactRole", "consentLimits", "contactRestrictions", "carerContribution", "parentContributed",
            "parentContribution", "parentNoContributionReason", "leisureInterests", "changesPlanned", "plannedChanges"),
    VOICE("Child's voice", "childTookPart", "voiceListener", "voiceOn", "voiceMethod", "voiceMethodOther", "voiceLikes",
            "voiceWorries", "voiceHopes", "voiceHelps", "voiceDeclinedReason"),
    MEETING("The meeting", "meetingPlace", "meetingChair", "attendees", "attendeesOther", "apologies", "meetingNotes");

    /** What the form of the education section fills, each kind of setting its own part. */
    public static final Set<RecordSection> OF_SCHOOL = Set.of(EDUCATION, ATTAINMENT, ATTENDANCE, SEN, TRANSITION);

    private final String title;
    private final List<String> keys;

    RecordSection(String title, String... keys) {
        this.title = title;
        this.keys = List.of(keys);
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** The keys of its fields, in the order of the form. */
    public List<String> keys() {
        return keys;
    }

    static Set<RecordSection> needsBeforeMeeting() {
        Set<RecordSection> needed = OF_SCHOOL.stream().collect(Collectors.toSet());
        needed.add(CARE);
        needed.add(VOICE);
        return needed;
    }
}
