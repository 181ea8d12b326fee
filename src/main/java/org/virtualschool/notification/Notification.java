package org.virtualschool.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice in somebody's inbox.
 *
 * @param text    what it says
 * @param childId the child concerned; null if there is none
 * @param toldAt  when it was put there
 * @param read    whether the person has read it
 */
record Notification(UUID id, String text, UUID childId, Instant toldAt, boolean read) {
}
