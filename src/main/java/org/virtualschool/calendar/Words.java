package org.virtualschool.calendar;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates, times and money as people in England write them. Moments are told by the clocks in Europe/London. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    private Words() {
    }

    /** As {@code 3 November 2026}; empty for null. */
    public static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** The day of a moment, as {@code 3 November 2026}; empty for null. */
    public static String day(Instant moment) {
        return moment == null ? "" : DAY.format(moment.atZone(CivilTime.LONDON));
    }

    /** As {@code Tuesday 3 November 2026}; empty for null. */
    public static String weekday(LocalDate day) {
        return day == null ? "" : WEEKDAY.format(day);
    }

    /** The day of a moment, as {@code Tuesday 3 November 2026}; empty for null. */
    public static String weekday(Instant moment) {
        return moment == null ? "" : WEEKDAY.format(moment.atZone(CivilTime.LONDON));
    }

    /**
     * A day with how it was reckoned, as {@code Tuesday 17 November 2026 (10 working days after 3 November 2026)}.
     *
     * @param reckoned the explanation of a {@link Deadline}; null for the day alone
     */
    public static String due(LocalDate day, String reckoned) {
        return reckoned == null ? weekday(day) : weekday(day) + " (" + reckoned.replace(": " + day(day), "") + ")";
    }

    /** As {@code 3 November 2026 at 2:05pm}; not null. */
    public static String moment(Instant moment) {
        return day(moment) + " at " + TIME.format(moment.atZone(CivilTime.LONDON)).toLowerCase(Locale.UK);
    }

    /** As {@code £1,120.00}; what is less than 0 with a minus that spreadsheets, screen readers and people know, before the sign of the pound. */
    public static String pounds(long pence) {
        BigDecimal pounds = BigDecimal.valueOf(pence, 2);
        return (pence < 0 ? "\u2212£" : "£") + String.format(Locale.UK, "%,.2f", pounds.abs());
    }
}
