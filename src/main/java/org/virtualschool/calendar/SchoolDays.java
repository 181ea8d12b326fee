package org.virtualschool.calendar;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Days on which a school is open to its pupils: working days within its terms, without half-term holidays and INSET
 * days (Education Act 1996, section 579). Where no term dates are loaded for the time, working days stand in.
 */
@Component
public class SchoolDays {

    private final TermRepository terms;
    private final WorkingDays workingDays;

    SchoolDays(TermRepository terms, WorkingDays workingDays) {
        this.terms = terms;
        this.workingDays = workingDays;
    }

    /**
     * The day so many school days after the event. The day of the event is day 0, whatever day it is.
     *
     * @param schoolKey null for a child without a school: the authority's dates hold
     * @throws IllegalArgumentException if {@code days} is negative
     */
    public LocalDate after(Long schoolKey, LocalDate event, int days) {
        return count(schoolKey, event, days).day();
    }

    /** As {@link #after}, and whether the term dates were known all the way. */
    Count count(Long schoolKey, LocalDate event, int days) {
        return count(terms.calendarOf(schoolKey, event), event, days);
    }

    Count count(TermCalendar calendar, LocalDate event, int days) {
        AtomicBoolean known = new AtomicBoolean(true);
        LocalDate day = DayCount.after(event, days, candidate -> {
            TermCalendar.Day kind = calendar.kindOf(candidate);
            if (kind == TermCalendar.Day.NOT_LOADED) {
                known.set(false);
            }
            return kind != TermCalendar.Day.HOLIDAY && workingDays.isWorkingDay(candidate);
        });
        return new Count(day, known.get());
    }

    /**
     * A day reached by counting.
     *
     * @param termsLoaded false if term dates were missing for a part of the time and working days stood in
     */
    record Count(LocalDate day, boolean termsLoaded) {
    }
}
