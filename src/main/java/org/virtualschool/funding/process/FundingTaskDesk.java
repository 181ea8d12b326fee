package org.virtualschool.funding.process;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Deadline;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.Discretion;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.workflow.Prefill;
import org.virtualschool.workflow.TaskCase;

/** What every task of a request needs: the request, when it is due, and a note of what was done. */
@Component
class FundingTaskDesk {

    private final FundingRequests requests;
    private final FundingTaskDueDates dueDates;
    private final FundingSummaries summaries;
    private final Discretion discretion;
    private final CivilTime civilTime;
    private final Timeline timeline;
    private final AuditTrail audit;

    FundingTaskDesk(FundingRequests requests, FundingTaskDueDates dueDates, FundingSummaries summaries, Discretion discretion, CivilTime civilTime,
            Timeline timeline, AuditTrail audit) {
        this.requests = requests;
        this.dueDates = dueDates;
        this.summaries = summaries;
        this.discretion = discretion;
        this.civilTime = civilTime;
        this.timeline = timeline;
        this.audit = audit;
    }

    FundingRecord request(TaskCase task) {
        return requests.find(task.caseId());
    }

    /** A form with what stands on every one of them: when it is due, and what was asked for. */
    Prefill begin(TaskCase task, FundingRecord request) {
        return beginWithout(task).put("summaryRequest", summaries.request(request, mayReadWhatIsWritten(request)));
    }

    /** A form with when it is due, and nothing of what was asked for. */
    Prefill beginWithout(TaskCase task) {
        return new Prefill().put("taskDue", due(task));
    }

    /** Whether the person logged in may read what was written about the child. */
    boolean mayReadWhatIsWritten(FundingRecord request) {
        return discretion.mayKnowSchoolOf(request.childId());
    }

    private String due(TaskCase task) {
        if (task.dueAt() == null) {
            return null;
        }
        Deadline deadline = dueDates.of(task.taskKey(), civilTime.dayOf(task.arisenAt()));
        Instant reckoned = deadline.dueAt();
        return Words.due(civilTime.dayOf(task.dueAt()), reckoned.equals(task.dueAt()) ? deadline.explanation() : null);
    }

    /** Notes that somebody has completed a task. */
    void noteDone(TaskCase task, String headline) {
        FundingRecord request = request(task);
        timeline.add(request.childId(), request.pepId(), headline, task.taskId(), task.userId());
        audit.done("task.completed", request.childId(), task.taskKey());
    }
}
