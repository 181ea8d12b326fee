package org.virtualschool.policy;

import java.time.LocalDate;

/** Whoever needs policies. Each is read once at start, so that one that is missing or wrong stops the start and not somebody's task. */
public interface PolicyReader {

    /**
     * Reads every policy that will be needed, in the way in which it will be read.
     *
     * @param on today, in Europe/London
     * @throws IllegalStateException naming a policy that is missing or wrong
     */
    void readPolicies(LocalDate on);
}
