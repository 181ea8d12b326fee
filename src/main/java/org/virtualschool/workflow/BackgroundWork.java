package org.virtualschool.workflow;

import java.time.Instant;

/**
 * Takes work that must not hold up the one who asks for it. It is kept in the caller's transaction, so it is done if and
 * only if that commits; a node that dies leaves it to the others.
 */
public interface BackgroundWork {

    /**
     * Has the work done as soon as a node is free.
     *
     * @param type    of a {@link BackgroundTask}
     * @param subject what to work on: an id
     */
    void submit(String type, String subject);

    /**
     * Has the work done at a moment or soon after.
     *
     * @param type    of a {@link BackgroundTask}
     * @param subject what to work on: an id
     * @param at      not before
     */
    void submitAt(String type, String subject, Instant at);
}
