package org.virtualschool.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * A task that waits for somebody.
 *
 * @param id         the engine's id of the task
 * @param name       what is to be done
 * @param caseLabel  enough to recognise the child; empty if the process gives none
 * @param childId    whom it is about; null if no single child
 * @param dueAt      until when it is to be done; null if it has no due date
 * @param assignee   user id of who has it; null if nobody has taken it
 * @param processKey key of the process definition
 * @param taskKey    element id of the user task in the model
 */
public record OpenTask(String id, String name, String caseLabel, UUID childId, Instant dueAt, String assignee,
                       String processKey, String taskKey) {
}
