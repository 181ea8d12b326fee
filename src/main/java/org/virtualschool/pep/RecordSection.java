package org.virtualschool.pep;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sections of the record whose answers are kept as they were given, by field key. Targets, attainment levels, dates
 * that steer the review and scores are columns of their own.
 */
public enum RecordSection {

    INITIATION("careDetailsCorrect", "careDetailsCorrection", "carerTold", "invited", "invitedOthers", "parentInvited",
            "parentNotInvitedReason", "meetingPlannedPlace"),
    EDUCATION("existingArrangements", "strengths", "conduct"),
    ATTAINMENT("coreSubjectsAssessed", "coreNotAssessedReason"),
    ATTENDANCE("attendancePercent", "unauthorisedSessions", "partTimeTimetable", "partTimeHours", "partTimeEndsOn",
            "partTimeReason", "exclusionStatus", "suspendedDays", "exclusionDetails", "attendanceActions"),
    SEN("senStatus", "senPrimaryNeed", "ehcpReviewOn", "senSupport"),
    TRANSITION("nextPhase", "transitionActions", "careersGuidance"),
    CARE("careArrangements", "healthAtSchool", "consentContactName", "consentContactPhone", "consentContactRole",
            "consentLimits", "contactRestrictions", "carerContribution", "parentContributed", "parentContribution",
            "parentNoContributionReason", "leisureInterests", "changesPlanned", "plannedChanges"),
    VOICE("childTookPart", "voiceListener", "voiceOn", "voiceMethod", "voiceMethodOther", "voiceLikes", "voiceWorries",
            "voiceHopes", "voiceHelps", "voiceDeclinedReason"),
    MEETING("meetingPlace", "meetingChair", "attendees", "attendeesOther", "apologies", "meetingNotes");

    /** What the school section's form fills. */
    public static final Set<RecordSection> OF_SCHOOL = Set.of(EDUCATION, ATTAINMENT, ATTENDANCE, SEN, TRANSITION);

    private final List<String> keys;

    RecordSection(String... keys) {
        this.keys = List.of(keys);
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
