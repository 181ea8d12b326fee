package org.virtualschool.workflow;

import java.util.Collection;
import java.util.Optional;

/** A feature's reason why somebody who is a candidate may still not work on a task (separation of duties, exclusion from a child). */
public interface TaskEligibility {

    /** Key of the process definition this answers for. */
    String processKey();

    /** Why the person may not work on the task, in a sentence they can read; empty if they may. */
    Optional<String> refusal(TaskCase task);

    /**
     * Whether whoever works on such a task must be able to read the child's record; if not, the form says all they need, and only those
     * who are excluded from the child are kept away.
     */
    default boolean needsRecord(String taskKey) {
        return true;
    }

    /**
     * Whether somebody else may give the person the task. Being a candidate is neither needed nor enough: a colleague of the
     * worker whose task it is may be given it, somebody who may not come to see the child may not.
     *
     * @param task      with the person as its user
     * @param groups    the groups of the person's account
     * @param candidate whether the person could take the task without being given it
     */
    default boolean mayBeGiven(TaskCase task, Collection<String> groups, boolean candidate) {
        return candidate && refusal(task).isEmpty();
    }

    /** User id of whose the task is by our record, as long as nobody covers for them; empty if it is a group's. */
    default Optional<String> ownerOf(TaskCase task) {
        return Optional.empty();
    }
}
