package org.virtualschool.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Working days in England: Monday to Friday except bank holidays. School holidays count. */
@Component
public class WorkingDays {

    private static final String ENGLAND = "eng";

    private final HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    /** Whether the day is a bank holiday in England, substitute days included. */
    public boolean isBankHoliday(LocalDate day) {
        return holidays.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, ENGLAND);
    }

    /** Whether the day is a working day. */
    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !isBankHoliday(day);
    }

    /**
     * The day so many working days after the event. The day of the event is day 0, whatever day it is.
     *
     * @throws IllegalArgumentException if {@code days} is negative
     */
    public LocalDate after(LocalDate event, int days) {
        return DayCount.after(event, days, this::isWorkingDay);
    }

    /**
     * The day so many working days before another.
     *
     * @throws IllegalArgumentException if {@code days} is negative
     */
    public LocalDate before(LocalDate day, int days) {
        return DayCount.before(day, days, this::isWorkingDay);
    }

    /** How many working days there are after the first day up to the second, which counts; 0 if the second is not later. */
    public int between(LocalDate first, LocalDate second) {
        return (int) first.datesUntil(first.isBefore(second) ? second : first).map(day -> day.plusDays(1)).filter(this::isWorkingDay).count();
    }
}
