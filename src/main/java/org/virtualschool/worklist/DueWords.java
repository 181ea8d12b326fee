package org.virtualschool.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;

/**
 * When a task is due, in words.
 *
 * @param date  such as "Friday 28 November 2025"; empty if it has no due date
 * @param tag   "Due today", "Overdue by 3 days"; empty if it is due later
 * @param style class of the tag; empty if there is none
 */
public record DueWords(String date, String tag, String style) {

    private static final DueWords NEVER = new DueWords("", "", "");

    /** The words at {@code now}; days are days in Europe/London. {@code dueAt} may be null. */
    static DueWords of(Instant dueAt, Instant now) {
        if (dueAt == null) {
            return NEVER;
        }
        LocalDate day = dayOf(dueAt);
        String date = Words.weekday(day);
        long late = ChronoUnit.DAYS.between(day, dayOf(now));
        if (dueAt.isBefore(now)) {
            return new DueWords(date, overdue(late), "govuk-tag--red");
        }
        return late == 0 ? new DueWords(date, "Due today", "govuk-tag--orange") : new DueWords(date, "", "");
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, CivilTime.LONDON);
    }

    private static String overdue(long days) {
        if (days == 0) {
            return "Overdue today";
        }
        return days == 1 ? "Overdue by 1 day" : "Overdue by " + days + " days";
    }
}
