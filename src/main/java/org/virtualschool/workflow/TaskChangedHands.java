package org.virtualschool.workflow;

/**
 * A person has passed an open task on or taken it over. Published inside the transaction; not for what the application
 * does on its own account.
 *
 * @param task   the task; its user is who has it now
 * @param name   what is to be done
 * @param before user id of who had it; null if nobody
 * @param actor  user id of who did it: the one who has it now, where it was taken over
 */
public record TaskChangedHands(TaskCase task, String name, String before, String actor) {

    /** Whether who has it now took it, and was not given it. */
    public boolean isTakenOver() {
        return actor.equals(task.userId());
    }
}
