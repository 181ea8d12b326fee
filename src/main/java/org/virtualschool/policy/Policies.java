package org.virtualschool.policy;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What differs between authorities: deadlines, thresholds, dates. Each value holds from a day on until the next one
 * begins, so that a case is judged by what was in force on its day.
 */
public interface Policies {

    /**
     * The whole number in force on the day: a count, a percentage, pence, or a number of working or school days.
     *
     * @throws IllegalStateException naming the policy, if it is unknown, not yet in force or no whole number
     */
    int wholeNumber(String name, LocalDate on);

    /**
     * The date in force on the day.
     *
     * @throws IllegalStateException naming the policy, if it is unknown, not yet in force or no date
     */
    LocalDate date(String name, LocalDate on);

    /**
     * The time of day in force on the day, by the clocks in England.
     *
     * @throws IllegalStateException naming the policy, if it is unknown, not yet in force or no time
     */
    LocalTime time(String name, LocalDate on);

    /**
     * The unit of the value in force on the day: one of the constants of {@link PolicyUnit}.
     *
     * @throws IllegalStateException naming the policy, if it is unknown or not yet in force
     */
    String unit(String name, LocalDate on);
}
