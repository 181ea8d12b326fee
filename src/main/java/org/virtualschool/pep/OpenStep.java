package org.virtualschool.pep;

import java.time.Instant;

/**
 * Something that has to be done now.
 *
 * @param task           what, as the model names it
 * @param assigneeUserId who does it; null while nobody in particular does
 * @param group          the group whose members can do it or cover for the assignee; null if none
 * @param dueAt          until when; null if no date is set
 */
public record OpenStep(String task, String assigneeUserId, String group, Instant dueAt) {
}
