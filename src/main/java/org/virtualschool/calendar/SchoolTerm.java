package org.virtualschool.calendar;

import java.time.LocalDate;

/**
 * A term as it holds for a school.
 *
 * @param academicYear     such as "2026/27"
 * @param name             which of the three terms
 * @param startsOn         first day
 * @param endsOn           last day; in this product also the day by which the term's PEP must be done
 * @param halfTermStartsOn first day of the half-term holiday; null if none is known
 * @param halfTermEndsOn   last day of the half-term holiday; null if none is known
 * @param loaded           false if no term dates are loaded for this time: the dates are then those by which the law
 *                         divides the year (31 December, 31 March, 31 August: the Education (Start of Compulsory
 *                         School Age) Order 1998), never used to count school days
 */
public record SchoolTerm(String academicYear, TermName name, LocalDate startsOn, LocalDate endsOn,
                         LocalDate halfTermStartsOn, LocalDate halfTermEndsOn, boolean loaded) {

    /** Whether the day lies between the first and the last day, both included. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }

    /** As people write it: "Autumn term 2026/27". */
    public String title() {
        return name.title() + " term " + academicYear;
    }

    /** Whether the day lies in the half-term holiday; false where none is known. */
    public boolean isHalfTermHoliday(LocalDate day) {
        return halfTermStartsOn != null && !day.isBefore(halfTermStartsOn) && !day.isAfter(halfTermEndsOn);
    }
}
