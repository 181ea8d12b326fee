package org.virtualschool.workflow;

import java.util.Optional;

/** A feature's reason why somebody who is a candidate may still not work on a task (separation of duties, exclusion from a child). */
public interface TaskEligibility {

    /** Key of the process definition this answers for. */
    String processKey();

    /** Why the person may not work on the task, in a sentence they can read; empty if they may. */
    Optional<String> refusal(TaskCase task);
}
