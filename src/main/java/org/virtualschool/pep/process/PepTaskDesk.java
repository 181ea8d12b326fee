package org.virtualschool.pep.process;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.Rating;
import org.virtualschool.workflow.TaskCase;

/** What every task of a review needs: its PEP, the PEP before, when it is due, and a note of what was done. */
@Component
class PepTaskDesk {

    private final PepReader peps;
    private final StepDeadlines deadlines;
    private final Timeline timeline;
    private final AuditTrail audit;

    PepTaskDesk(PepReader peps, StepDeadlines deadlines, Timeline timeline, AuditTrail audit) {
        this.peps = peps;
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.audit = audit;
    }

    PepRecord pep(UUID pepId) {
        return peps.find(pepId);
    }

    /** The child's last signed PEP, whose targets this review looks at. */
    Optional<PepRecord> previous(PepRecord pep) {
        return peps.lastSigned(pep.childId());
    }

    /** Such as "Friday 28 November 2025 (5 working days after 21 November 2025)"; null if the task has no due date. */
    String dueInWords(TaskCase task, PepRecord pep) {
        return deadlines.inWords(task.taskKey(), pep, task.arisenAt(), task.dueAt());
    }

    /** Notes what followed from the adviser's judgement. */
    void noteRating(UUID pepId, Rating rating) {
        PepRecord pep = peps.find(pepId);
        timeline.add(pep.childId(), pepId, "PEP rated " + rating.code(), null, pep.lastRound().orElseThrow().ratedBy());
    }

    /** Notes that somebody has completed a task. */
    void noteDone(TaskCase task, String headline) {
        UUID childId = peps.find(task.caseId()).childId();
        timeline.add(childId, task.caseId(), headline, task.taskId(), task.userId());
        audit.done("task.completed", childId, task.taskKey());
    }
}
