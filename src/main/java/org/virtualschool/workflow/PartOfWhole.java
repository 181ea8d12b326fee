package org.virtualschool.workflow;

import java.util.UUID;

/**
 * The subject of a {@link BackgroundTask} that works on a part of something larger, such as one request of a payment run.
 *
 * @param whole what was begun as one
 * @param part  what one piece of work does of it
 */
public record PartOfWhole(UUID whole, UUID part) {

    private static final char BETWEEN = '/';

    /** As it was written by {@link #subject()}. @throws IllegalArgumentException for any other text */
    public static PartOfWhole of(String subject) {
        int between = subject.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("Not two ids: " + subject);
        }
        return new PartOfWhole(UUID.fromString(subject.substring(0, between)), UUID.fromString(subject.substring(between + 1)));
    }

    /** As background work is told, and keeps it. */
    public String subject() {
        return whole.toString() + BETWEEN + part;
    }
}
