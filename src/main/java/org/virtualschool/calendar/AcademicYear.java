package org.virtualschool.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A school year, 1 September to 31 August, written "2026/27". */
record AcademicYear(int firstYear) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})/(\\d{2})");

    static AcademicYear of(LocalDate day) {
        return new AcademicYear(day.getMonthValue() >= Month.SEPTEMBER.getValue() ? day.getYear() : day.getYear() - 1);
    }

    /** The year as written; empty if the text is no two years in a row. */
    static Optional<AcademicYear> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        AcademicYear year = new AcademicYear(Integer.parseInt(matcher.group(1)));
        return year.toString().equals(text) ? Optional.of(year) : Optional.empty();
    }

    LocalDate firstDay() {
        return LocalDate.of(firstYear, Month.SEPTEMBER, 1);
    }

    LocalDate lastDay() {
        return LocalDate.of(firstYear + 1, Month.AUGUST, 31);
    }

    boolean contains(LocalDate day) {
        return equals(of(day));
    }

    @Override
    public String toString() {
        return "%d/%02d".formatted(firstYear, (firstYear + 1) % 100);
    }
}
