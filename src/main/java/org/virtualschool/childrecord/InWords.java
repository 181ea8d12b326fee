package org.virtualschool.childrecord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.register.YearGroups;

/** Dates, ages, years and money as people in England read them. */
final class InWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' h:mma", Locale.UK);
    private static final int PENCE = 100;

    private InWords() {
    }

    /** As {@code 3 November 2026}; empty for null. */
    static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** The day in England of a moment; empty for null. */
    static String day(Instant moment) {
        return moment == null ? "" : DAY.format(inEngland(moment));
    }

    /** As {@code Tuesday 3 November 2026}, the day in England; empty for null. */
    static String weekday(Instant moment) {
        return moment == null ? "" : WEEKDAY.format(inEngland(moment));
    }

    /** As {@code 3 November 2026 at 2:05pm}, by the clocks in England. */
    static String moment(Instant moment) {
        String words = MOMENT.format(inEngland(moment));
        return words.substring(0, words.length() - 2) + words.substring(words.length() - 2).toLowerCase(Locale.UK);
    }

    /** From one day to another: {@code 3 November 2026 to 5 March 2027}, or {@code since 3 November 2026}. */
    static String span(LocalDate from, LocalDate to) {
        return to == null ? "Since " + day(from) : day(from) + " to " + day(to);
    }

    /** Age in full years, in months for a baby. */
    static String age(LocalDate born, LocalDate today) {
        Period lived = Period.between(born, today);
        if (lived.getYears() == 0) {
            return lived.getMonths() == 1 ? "1 month" : lived.getMonths() + " months";
        }
        return lived.getYears() == 1 ? "1 year" : lived.getYears() + " years";
    }

    /** As {@code Year 9}, {@code Reception}, {@code Nursery, first year}; empty for null. */
    static String yearGroup(String yearGroup) {
        if (yearGroup == null) {
            return "";
        }
        return switch (yearGroup) {
            case "R" -> "Reception";
            case "N1" -> "Nursery, first year";
            case "N2" -> "Nursery, second year";
            default -> "Year " + yearGroup;
        };
    }

    /** The year group where room is short: {@code Y9}, {@code R}; empty for null. */
    static String shortYearGroup(String yearGroup) {
        return yearGroup == null ? "" : YearGroups.label(yearGroup);
    }

    /** As {@code £120.00}. */
    static String money(long pence) {
        return String.format(Locale.UK, "£%,d.%02d", pence / PENCE, pence % PENCE);
    }

    private static ZonedDateTime inEngland(Instant moment) {
        return moment.atZone(CivilTime.LONDON);
    }
}
