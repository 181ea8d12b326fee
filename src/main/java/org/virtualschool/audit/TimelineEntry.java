package org.virtualschool.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened in a child's case.
 *
 * @param childId    the child
 * @param pepId      the PEP it belongs to; null if none
 * @param happenedAt when
 * @param actor      user id of who did it, or {@link Actors#SYSTEM}
 * @param headline   what happened, in a few plain words without names
 * @param taskId     the engine's task whose completion this was; null if none
 */
public record TimelineEntry(UUID childId, UUID pepId, Instant happenedAt, String actor, String headline, String taskId) {
}
