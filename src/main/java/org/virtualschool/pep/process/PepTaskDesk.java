package org.virtualschool.pep.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.Rating;
import org.virtualschool.workflow.SystemWork;
import org.virtualschool.workflow.TaskCase;

/** What every task of a review needs: its PEP, the PEP before, when it is due, and a note of what was done. */
@Component
class PepTaskDesk {

    private final PepReader peps;
    private final TaskService tasks;
    private final SystemWork engine;
    private final CivilTime civilTime;
    private final Timeline timeline;
    private final AuditTrail audit;

    PepTaskDesk(PepReader peps, TaskService tasks, SystemWork engine, CivilTime civilTime, Timeline timeline,
                AuditTrail audit) {
        this.peps = peps;
        this.tasks = tasks;
        this.engine = engine;
        this.civilTime = civilTime;
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

    /** Such as "Friday 28 November 2025"; null if the task has no due date. */
    String dueInWords(String taskId) {
        Task task = engine.call(() -> tasks.createTaskQuery().taskId(taskId).singleResult());
        return task == null || task.getDueDate() == null ? null
                : Words.weekday(civilTime.dayOf(task.getDueDate().toInstant()));
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
