package org.virtualschool.pep;

import java.time.Instant;

/**
 * Something that has to be done now.
 *
 * @param taskId         id of the task
 * @param task           what, as the model names it
 * @param assigneeUserId who does it; null while nobody in particular does
 * @param group          the group whose members can do it or cover for the assignee; null if none
 * @param dueAt          until when; null if no date is set
 * @param yours          whether it is the task of the person logged in or of a group of theirs
 */
public record OpenStep(String taskId, String task, String assigneeUserId, String group, Instant dueAt, boolean yours) {
}
