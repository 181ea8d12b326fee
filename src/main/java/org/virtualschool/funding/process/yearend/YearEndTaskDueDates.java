package org.virtualschool.funding.process.yearend;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Deadline;
import org.virtualschool.calendar.Deadlines;
import org.virtualschool.policy.PolicyReader;

/** Gives every task of a year end its due date when it comes into being. */
@Component
class YearEndTaskDueDates implements TaskListener, PolicyReader {

    private static final Map<String, String> POLICIES = Map.of(YearEndCase.PREPARE, "funding.yearEnd.prepare",
            YearEndCase.CONFIRM, "funding.yearEnd.confirm");

    private final Deadlines deadlines;
    private final CivilTime civilTime;

    YearEndTaskDueDates(Deadlines deadlines, CivilTime civilTime) {
        this.deadlines = deadlines;
        this.civilTime = civilTime;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setDueDate(Date.from(of(task.getTaskDefinitionKey(), civilTime.today()).dueAt()));
    }

    /**
     * The deadline of a task.
     *
     * @param taskKey  element id of the user task
     * @param arisenOn the day it came into being, in Europe/London
     */
    Deadline of(String taskKey, LocalDate arisenOn) {
        return deadlines.reckon(POLICIES.get(taskKey), arisenOn, null);
    }

    @Override
    public void readPolicies(LocalDate on) {
        POLICIES.values().forEach(policy -> deadlines.reckon(policy, on, null));
    }
}
