package org.virtualschool.pep.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;

/** Gives every task of a review its due date when it comes into being. */
@Component
class PepTaskDueDates implements TaskListener {

    private final PepReader peps;
    private final StepDeadlines deadlines;
    private final CivilTime civilTime;

    PepTaskDueDates(PepReader peps, StepDeadlines deadlines, CivilTime civilTime) {
        this.peps = peps;
        this.deadlines = deadlines;
        this.civilTime = civilTime;
    }

    @Override
    public void notify(DelegateTask task) {
        PepRecord pep = peps.find(UUID.fromString(task.getExecution().getProcessBusinessKey()));
        task.setDueDate(Date.from(deadlines.of(task.getTaskDefinitionKey(), pep, civilTime.today()).dueAt()));
    }
}
