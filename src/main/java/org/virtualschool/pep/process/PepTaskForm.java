package org.virtualschool.pep.process;

import java.util.Map;
import java.util.UUID;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/** A form of a PEP review: what it shows is read from the PEP, what was done is noted on the child's timeline. */
abstract class PepTaskForm implements TaskForm {

    private final String taskKey;
    private final PepTaskDesk desk;

    PepTaskForm(String taskKey, PepTaskDesk desk) {
        this.taskKey = taskKey;
        this.desk = desk;
    }

    /** Puts what is known into the form. */
    abstract void show(PepRecord pep, Prefill form);

    /** Takes the answers into the record. */
    abstract TaskDone take(UUID pepId, FormAnswers answers, String actor);

    @Override
    public final String processKey() {
        return PepReview.PROCESS_KEY;
    }

    @Override
    public final String taskKey() {
        return taskKey;
    }

    @Override
    public final Map<String, Object> prefill(TaskCase task) {
        PepRecord pep = desk.pep(task.caseId());
        Prefill form = new Prefill().put("taskDue", desk.dueInWords(task, pep));
        show(pep, form);
        return form.values();
    }

    @Override
    public final Map<String, Object> complete(TaskCase task, FormAnswers answers) {
        TaskDone done = take(task.caseId(), answers, task.userId());
        desk.noteDone(task, done.headline());
        return done.facts();
    }
}
