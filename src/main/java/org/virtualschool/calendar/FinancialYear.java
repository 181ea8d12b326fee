package org.virtualschool.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A financial year of the authority and of its grants, 1 April to 31 March, written "2026/27". Days are those of Europe/London.
 *
 * @param startsIn calendar year of its first day
 */
public record FinancialYear(int startsIn) implements Comparable<FinancialYear> {

    private static final Pattern WRITTEN = Pattern.compile("([12]\\d{3})/(\\d{2})");
    private static final int LAST_DAY_OF_MARCH = 31;

    /** The year the day lies in. */
    public static FinancialYear of(LocalDate day) {
        return new FinancialYear(day.getMonthValue() >= Month.APRIL.getValue() ? day.getYear() : day.getYear() - 1);
    }

    /**
     * The year as {@link #code} writes it.
     *
     * @throws IllegalArgumentException if the text is no two years in a row
     */
    public static FinancialYear ofCode(String code) {
        return parse(code).orElseThrow(() -> new IllegalArgumentException("Not a financial year: " + code));
    }

    /** The year as {@link #code} writes it; empty for null and if the text is no two years in a row. */
    public static Optional<FinancialYear> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        FinancialYear year = new FinancialYear(Integer.parseInt(matcher.group(1)));
        return year.code().equals(text) ? Optional.of(year) : Optional.empty();
    }

    /** As "2026/27". */
    public String code() {
        return "%d/%02d".formatted(startsIn, (startsIn + 1) % 100);
    }

    /** 1 April. */
    public LocalDate firstDay() {
        return LocalDate.of(startsIn, Month.APRIL, 1);
    }

    /** 31 March of the following calendar year. */
    public LocalDate lastDay() {
        return LocalDate.of(startsIn + 1, Month.MARCH, LAST_DAY_OF_MARCH);
    }

    /** The year after this one. */
    public FinancialYear next() {
        return new FinancialYear(startsIn + 1);
    }

    /** The year before this one. */
    public FinancialYear previous() {
        return new FinancialYear(startsIn - 1);
    }

    /** Whether the day lies in it. */
    public boolean contains(LocalDate day) {
        return equals(of(day));
    }

    @Override
    public int compareTo(FinancialYear other) {
        return Integer.compare(startsIn, other.startsIn);
    }

    @Override
    public String toString() {
        return code();
    }
}
