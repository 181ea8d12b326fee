package org.virtualschool.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * A user task as a feature sees it.
 *
 * @param taskId     the engine's id of the task
 * @param processKey key of the process definition
 * @param taskKey    element id of the user task in the model
 * @param caseId     business key: the id of the aggregate the process works on
 * @param arisenAt   when it came into being
 * @param dueAt      when the task is due; null if it has no due date
 * @param userId     who opens or completes it; null when the engine's own code does
 */
public record TaskCase(String taskId, String processKey, String taskKey, UUID caseId, Instant arisenAt, Instant dueAt,
        String userId) {
}
