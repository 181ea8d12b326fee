package org.virtualschool.worklist;

import org.virtualschool.workflow.OpenTask;

/**
 * A task in the list of those that somebody else has.
 *
 * @param task   the task
 * @param due    when it is due, in words
 * @param holder name of who has it
 */
public record HeldRow(OpenTask task, DueWords due, String holder) {
}
