package org.virtualschool.worklist;

import org.virtualschool.workflow.OpenTask;

/**
 * A task in the list.
 *
 * @param task the task
 * @param due  when it is due, in words
 * @param mine whether the person has it; otherwise it is their group's and nobody has taken it
 */
public record TaskRow(OpenTask task, DueWords due, boolean mine) {
}
