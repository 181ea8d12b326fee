package org.virtualschool.workflow;

/** A kind of work that is done later on any node, as {@link BackgroundWork} was told. One bean for each kind. */
public interface BackgroundTask {

    /** Name of the kind, such as "pep.launchReview"; at most 60 characters, and kept: waiting work is found by it. */
    String type();

    /**
     * Does the work in a transaction of its own. It may come again after a crash, so what is done already must be left
     * alone. An exception rolls everything back; the work is tried again later.
     *
     * @param subject what to work on, as it was handed in: an id, never anything about a person
     */
    void run(String subject);
}
