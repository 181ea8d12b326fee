package org.virtualschool.childrecord;

import java.time.LocalDate;
import java.time.Period;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.DueDate;
import org.virtualschool.register.YearGroups;

/** Spells, ages and years as people in England read them. */
final class InWords {

    private InWords() {
    }

    /** As {@code Tuesday 17 November 2026 (10 working days after 3 November 2026)}, from how the day was reckoned. */
    static String due(DueDate due) {
        return Words.due(due.dueOn(), due.dueReckoned());
    }

    /** From one day to another: {@code 3 November 2026 to 5 March 2027}, or {@code since 3 November 2026}. */
    static String span(LocalDate from, LocalDate to) {
        return to == null ? "Since " + Words.day(from) : Words.day(from) + " to " + Words.day(to);
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
        return yearGroup == null ? "" : YearGroups.inWords(yearGroup);
    }

    /** The year group where room is short: {@code Y9}, {@code R}; empty for null. */
    static String shortYearGroup(String yearGroup) {
        return yearGroup == null ? "" : YearGroups.label(yearGroup);
    }
}
