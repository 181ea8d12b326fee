package org.virtualschool.pep.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Deadline;
import org.virtualschool.calendar.Deadlines;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.policy.PolicyReader;

/** Until when each step of a review is to be done, by the authority's policy for that step. */
@Component
class StepDeadlines implements PolicyReader {

    private static final Map<String, String> POLICIES = Map.ofEntries(
            Map.entry(PepReview.INITIATE, "pep.initiate"),
            Map.entry(PepReview.SCHOOL_SECTION, "pep.sections"),
            Map.entry(PepReview.EARLY_YEARS_SECTION, "pep.sections"),
            Map.entry(PepReview.POST_16_SECTION, "pep.sections"),
            Map.entry(PepReview.ADVISER_SECTION, "pep.sections"),
            Map.entry(PepReview.CARE_SECTION, "pep.sections"),
            Map.entry(PepReview.CHILD_VOICE, "pep.sections"),
            Map.entry(PepReview.MEETING, "pep.meetingWriteUp"),
            Map.entry(PepReview.CONFIRM_PLAN, "pep.confirm"),
            Map.entry(PepReview.QUALITY_ASSURANCE, "pep.qualityAssure"),
            Map.entry(PepReview.REWORK_SCHOOL, "pep.rework"),
            Map.entry(PepReview.REWORK_CARE, "pep.rework"),
            Map.entry(PepReview.SECOND_RED, "pep.secondRed"),
            Map.entry(PepReview.SIGN_OFF, "pep.signOff"),
            Map.entry(PepReview.SHARE, "pep.share"));

    /** What has to be ready for the meeting, however soon that is. */
    private static final Set<String> PREPARING = Set.of(PepReview.SCHOOL_SECTION, PepReview.EARLY_YEARS_SECTION,
            PepReview.POST_16_SECTION, PepReview.ADVISER_SECTION, PepReview.CARE_SECTION, PepReview.CHILD_VOICE);

    private final Deadlines deadlines;
    private final CivilTime civilTime;

    StepDeadlines(Deadlines deadlines, CivilTime civilTime) {
        this.deadlines = deadlines;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        POLICIES.values().forEach(policy -> deadlines.reckon(policy, on, null));
    }

    /**
     * The deadline of a step.
     *
     * @param step     element id of its user task
     * @param arisenOn the day the task came into being, in Europe/London
     */
    Deadline of(String step, PepRecord pep, LocalDate arisenOn) {
        Deadline deadline = deadlines.reckon(POLICIES.get(step), dayZero(step, pep, arisenOn), pep.schoolKey());
        LocalDate meeting = pep.meetingPlannedOn();
        return PREPARING.contains(step) && meeting.isBefore(deadline.dueOn())
                ? new Deadline(meeting, civilTime.endOfDay(meeting), "the planned day of the meeting: " + Words.day(meeting))
                : deadline;
    }

    /**
     * The day a task is due with how it was reckoned, as {@code Tuesday 17 November 2026 (10 working days after 3 November 2026)}.
     *
     * @param arisenAt when the task came into being
     * @param dueAt    until when it is to be done; null if it has no due date, and then so is the answer
     */
    String inWords(String step, PepRecord pep, Instant arisenAt, Instant dueAt) {
        return dueAt == null ? null : Words.due(civilTime.dayOf(dueAt), reckoned(step, pep, arisenAt, dueAt));
    }

    /**
     * How the due date of a task was found; null if it has none, or another than the policy would give by what is known now: it
     * was moved by hand, or the calendar has changed since.
     */
    String reckoned(String step, PepRecord pep, Instant arisenAt, Instant dueAt) {
        if (dueAt == null || !POLICIES.containsKey(step)) {
            return null;
        }
        Deadline deadline = of(step, pep, civilTime.dayOf(arisenAt));
        return deadline.dueAt().equals(dueAt) ? deadline.explanation() : null;
    }

    /**
     * A task counts from the day it arises, initiating from the event that asks for the PEP; writing up a meeting from the
     * planned day, if that is later.
     */
    private static LocalDate dayZero(String step, PepRecord pep, LocalDate arisenOn) {
        return switch (step) {
            case PepReview.INITIATE -> pep.due().eventOn();
            case PepReview.MEETING -> pep.meetingPlannedOn().isAfter(arisenOn) ? pep.meetingPlannedOn() : arisenOn;
            default -> arisenOn;
        };
    }
}
