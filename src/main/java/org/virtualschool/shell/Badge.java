package org.virtualschool.shell;

/** A number beside a place in the menu, such as how much is unread there. A feature that has one adds a bean. */
public interface Badge {

    /** Path of the {@link Destination} it stands beside. */
    String path();

    /** What is counted, read out after the number, such as "unread". */
    String counted();

    /** The number for somebody; none is shown for 0. It is asked for every page, so one cheap query at most. */
    long count(String userId);
}
