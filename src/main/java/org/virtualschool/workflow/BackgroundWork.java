package org.virtualschool.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

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

    /**
     * Has many pieces of work done as soon as nodes are free.
     *
     * @param type     of a {@link BackgroundTask}
     * @param subjects what to work on: ids
     */
    void submitAll(String type, Collection<String> subjects);

    /**
     * The work that waits to be done, that is being done or that has failed.
     *
     * @param type  of a {@link BackgroundTask}
     * @param start how the subjects begin
     */
    List<PendingWork> pending(String type, String start);

    /**
     * The work that was tried and has failed so far.
     *
     * @param type  of a {@link BackgroundTask}
     * @param start how the subjects begin
     */
    List<PendingWork> failed(String type, String start);

    /**
     * Has work that failed tried again at once, however often it was tried before.
     *
     * @param type  of a {@link BackgroundTask}
     * @param start how the subjects begin
     * @return how many pieces
     */
    int tryAgain(String type, String start);
}
