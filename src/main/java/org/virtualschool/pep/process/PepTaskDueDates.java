package org.virtualschool.pep.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
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
            Map.entry(PepReview.CARE_SECTION, "pep.sections"),
            Map.entry(PepReview.CHILD_VOICE, "pep.sections"),
            Map.entry(PepReview.MEETING, "pep.meetingWriteUp"),
            Map.entry(PepReview.CONFIRM_PLAN, "pep.confirm"),
            Map.entry(PepReview.QUALITY_ASSURANCE, "pep.qualityAssure"),
            Map.entry(PepReview.REWORK_SCHOOL, "pep.rework"),
            Map.entry(PepReview.REWORK_CARE, "pep.rework"),
            Map.entry(PepReview.SECOND_RED, "pep.secondRed"),
            Map.entry(PepReview.SIGN_OFF, "pep.signOff"));

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
        task.setDueDate(Date.from(deadlines.reckon(POLICIES.get(step), dayZero(step, pep), pep.schoolKey()).dueAt()));
    }

    @Override
    public void readPolicies(LocalDate on) {
        POLICIES.values().forEach(policy -> deadlines.reckon(policy, on, null));
    }

    /** A task counts from the day it arises; writing up a meeting from the planned day, if that is later. */
    private LocalDate dayZero(String step, PepRecord pep) {
        LocalDate today = civilTime.today();
        return PepReview.MEETING.equals(step) && pep.meetingPlannedOn().isAfter(today) ? pep.meetingPlannedOn() : today;
    }
}
