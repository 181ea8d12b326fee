package org.virtualschool.calendar;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Counting days that count: the day of the event is day 0, the first counting day after it is day 1. */
final class DayCount {

    private DayCount() {
    }

    static LocalDate after(LocalDate event, int days, Predicate<LocalDate> counts) {
        return count(event, days, 1, counts);
    }

    /** The same backwards. */
    static LocalDate before(LocalDate event, int days, Predicate<LocalDate> counts) {
        return count(event, days, -1, counts);
    }

    private static LocalDate count(LocalDate event, int days, int direction, Predicate<LocalDate> counts) {
        if (days < 0) {
            throw new IllegalArgumentException("Not a number of days to wait: " + days);
        }
        LocalDate day = event;
        for (int left = days; left > 0; ) {
            day = day.plusDays(direction);
            if (counts.test(day)) {
                left--;
            }
        }
        return day;
    }
}
