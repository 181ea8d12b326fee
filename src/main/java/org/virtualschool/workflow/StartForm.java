package org.virtualschool.workflow;

import java.util.Set;
import java.util.UUID;

/**
 * What a feature does with the form by which people start its process in Tasklist. One bean for a process that can be started so;
 * nobody starts any other, and nobody starts one without its form.
 */
public interface StartForm {

    /** Key of the process definition. */
    String processKey();

    /** Roles whose holders may start it, as group ids. */
    Set<String> startedBy();

    /**
     * Takes the answers, already checked against the deployed form, into the record and starts the process, in one transaction.
     * Answers never become variables.
     *
     * @param userId who starts it
     * @return id of the case that has begun: the business key of its instance
     * @throws FieldFaultsException when the domain refuses a field; nothing is stored and nothing has begun
     */
    UUID start(FormAnswers answers, String userId);
}
