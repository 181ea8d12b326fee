package org.virtualschool.funding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A child has left, as far as a request is concerned.
 *
 * @param toSchool key of the new school; null unless the child has changed school
 * @param on       the first day without the school, or without care, in Europe/London
 */
record Departure(LeaverEvent event, Long toSchool, LocalDate on) {

    /** How far the provision was on that day. */
    String provision(Wish wish) {
        if (wish.endsOn().isBefore(on)) {
            return "over";
        }
        return wish.startsOn().isBefore(on) ? "begun" : "ahead";
    }

    /** The share of the amount for the days that were left, in pence, rounded down; all of it before the provision began. */
    long unused(Wish wish, long pence) {
        LocalDate from = wish.startsOn().isAfter(on) ? wish.startsOn() : on;
        long all = ChronoUnit.DAYS.between(wish.startsOn(), wish.endsOn()) + 1;
        return pence * Math.max(0, ChronoUnit.DAYS.between(from, wish.endsOn()) + 1) / all;
    }
}
