package org.virtualschool.workflow;

import java.util.Map;
import java.util.Set;

/**
 * What a feature does with the form of one user task: show what is known, take what was answered.
 * One bean for each user task that has a form.
 */
public interface TaskForm {

    /** Key of the process definition the task belongs to. */
    String processKey();

    /** Element id of the user task in the model. */
    String taskKey();

    /** The forms the task may have where the model chooses by an expression; empty where the model names one. */
    default Set<String> formsToChooseFrom() {
        return Set.of();
    }

    /**
     * What the form shows beforehand, by field key, read from our record. Values are String, Boolean, Integer or
     * List of String; dates are ISO text. Keys without a field may steer conditions and texts of the form.
     */
    Map<String, Object> prefill(TaskCase task);

    /**
     * Takes the answers, already checked against the deployed form, into the record, in the transaction of the
     * completion.
     *
     * @return the routing facts that the process keeps as variables; empty where it needs none
     * @throws FieldFaultsException when the domain refuses a field; the task stays open and nothing is stored
     */
    Map<String, Object> complete(TaskCase task, FormAnswers answers);
}
