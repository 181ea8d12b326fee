package org.virtualschool.calendar;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Counting days that count: the day of the event is day 0, the first counting day after it is day 1. */
final class DayCount {

    private DayCount() {
    }

    static LocalDate after(LocalDate event, int days, Predicate<LocalDate> counts) {
        if (days < 0) {
            throw new IllegalArgumentException("Not a number of days to wait: " + days);
        }
        LocalDate day = event;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (counts.test(day)) {
                left--;
            }
        }
        return day;
    }
}
