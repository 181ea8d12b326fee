package org.virtualschool.pep.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Deadlines;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.policy.PolicyReader;

/** Gives every task of a review its due date, by the authority's policy for that step. */
@Component
class PepTaskDueDates implements TaskListener, PolicyReader {

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

    private final PepReader peps;
    private final Deadlines deadlines;
    private final CivilTime civilTime;

    PepTaskDueDates(PepReader peps, Deadlines deadlines, CivilTime civilTime) {
        this.peps = peps;
        this.deadlines = deadlines;
        this.civilTime = civilTime;
    }

    @Override
    public void notify(DelegateTask task) {
        PepRecord pep = peps.find(UUID.fromString(task.getExecution().getProcessBusinessKey()));
        String step = task.getTaskDefinitionKey();
        task.setDueDate(Date.from(dueAt(step, pep)));
    }

    @Override
    public void readPolicies(LocalDate on) {
        POLICIES.values().forEach(policy -> deadlines.reckon(policy, on, null));
    }

    private Instant dueAt(String step, PepRecord pep) {
        Instant due = deadlines.reckon(POLICIES.get(step), dayZero(step, pep), pep.schoolKey()).dueAt();
        if (!PREPARING.contains(step)) {
            return due;
        }
        Instant meeting = civilTime.endOfDay(pep.meetingPlannedOn());
        return meeting.isBefore(due) ? meeting : due;
    }

    /**
     * A task counts from the day it arises, initiating from the event that asks for the PEP; writing up a meeting from the
     * planned day, if that is later.
     */
    private LocalDate dayZero(String step, PepRecord pep) {
        LocalDate today = civilTime.today();
        return switch (step) {
            case PepReview.INITIATE -> pep.due().eventOn();
            case PepReview.MEETING -> pep.meetingPlannedOn().isAfter(today) ? pep.meetingPlannedOn() : today;
            default -> today;
        };
    }
}
