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
 * @param dueReckoned    how that day was found, such as "10 working days after 3 November 2026: 17 November 2026"; null if no
 *                       date is set, or one by hand
 * @param yours          whether it is the task of the person logged in or of a group of theirs
 */
public record OpenStep(String taskId, String task, String assigneeUserId, String group, Instant dueAt,
        String dueReckoned, boolean yours) {
}
