package org.virtualschool.funding.process.yearend;

import java.util.Map;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.yearend.Statement;
import org.virtualschool.funding.yearend.Statements;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/** The form by which a statement is prepared, and by which it is confirmed. */
class StatementForm implements TaskForm {

    private static final String RIGHT = "right";

    private final String taskKey;
    private final Statements statements;
    private final StatementSummaries summaries;
    private final YearEndTaskDueDates dueDates;
    private final CivilTime civilTime;
    private final AuditTrail audit;

    StatementForm(String taskKey, Statements statements, StatementSummaries summaries, YearEndTaskDueDates dueDates, CivilTime civilTime,
            AuditTrail audit) {
        this.taskKey = taskKey;
        this.statements = statements;
        this.summaries = summaries;
        this.dueDates = dueDates;
        this.civilTime = civilTime;
        this.audit = audit;
    }

    @Override
    public String processKey() {
        return YearEndCase.PROCESS_KEY;
    }

    @Override
    public String taskKey() {
        return taskKey;
    }

    @Override
    public Map<String, Object> prefill(TaskCase task) {
        Statement statement = statements.open(task.caseId()).orElseThrow();
        return new Prefill().put("taskDue", due(task)).put("summaryStatement", summaries.figures(statement))
                .put("summaryRules", summaries.rules(statement))
                .put("summaryPrepared", summaries.prepared(statement))
                .put("askForNote", YearEndCase.PREPARE.equals(taskKey) ? "yes" : null)
                .putText("summaryDifference", statements.whyNot(task.caseId()).orElse(null)).values();
    }

    private String due(TaskCase task) {
        return task.dueAt() == null ? null : Words.due(civilTime.dayOf(task.dueAt()),
                dueDates.of(task.taskKey(), civilTime.dayOf(task.arisenAt())).explanation());
    }

    @Override
    public Map<String, Object> complete(TaskCase task, FormAnswers answers) {
        boolean right = RIGHT.equals(answers.text(Statements.FIELD));
        if (!right) {
            statements.discard(task.caseId(), answers.text("statementReason"), task.userId());
        } else if (YearEndCase.PREPARE.equals(taskKey)) {
            statements.prepare(task.caseId(), answers.text("statementNote"), task.userId());
        } else {
            statements.confirm(task.caseId(), task.userId());
        }
        audit.done("task.completed", null, task.taskKey());
        return Map.of(YearEndCase.FIGURES_RIGHT, right);
    }
}
