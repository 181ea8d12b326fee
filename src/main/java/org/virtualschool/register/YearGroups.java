package org.virtualschool.register;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** National curriculum year groups: N1, N2, R, 1 to 14. */
public final class YearGroups {

    private static final int LAST = 14;
    private static final int RECEPTION_AGE = 4;
    private static final Pattern NUMBERED = Pattern.compile("(?:YEAR|YR|Y)?\\s*0?(\\d{1,2})");

    private static final List<String> ALL = List.of("N1", "N2", "R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13");

    private YearGroups() {
    }

    /** The year group meant by N1, N2, R, Reception, 9, 09, Y9 or Year 9; empty if none is. */
    public static Optional<String> parse(String text) {
        String written = text.strip().toUpperCase(Locale.ROOT);
        switch (written) {
            case "N1", "N2", "R":
                return Optional.of(written);
            case "RECEPTION":
                return Optional.of("R");
            default:
                Matcher numbered = NUMBERED.matcher(written);
                if (!numbered.matches()) {
                    return Optional.empty();
                }
                int year = Integer.parseInt(numbered.group(1));
                return year >= 1 && year <= LAST ? Optional.of(String.valueOf(year)) : Optional.empty();
        }
    }

    /** Short form: Y9, R, N1; null for null. */
    public static String label(String yearGroup) {
        return yearGroup == null || !Character.isDigit(yearGroup.charAt(0)) ? yearGroup : "Y" + yearGroup;
    }

    /** Such as "Year 9", "Reception", "Nursery, first year". */
    public static String inWords(String yearGroup) {
        return switch (yearGroup) {
            case "N1" -> "Nursery, first year";
            case "N2" -> "Nursery, second year";
            case "R" -> "Reception";
            default -> "Year " + yearGroup;
        };
    }

    /** Every year group that needs PEPs, from nursery to Year 13, in their order. */
    public static List<String> all() {
        return ALL;
    }

    /** The year group after this one; null for null and after Year 14. */
    public static String next(String yearGroup) {
        return switch (yearGroup == null ? "" : yearGroup) {
            case "" -> null;
            case "N1" -> "N2";
            case "N2" -> "R";
            case "R" -> "1";
            default -> Integer.parseInt(yearGroup) < LAST ? String.valueOf(Integer.parseInt(yearGroup) + 1) : null;
        };
    }

    /**
     * The year group that the child's age leads to in the academic year of the given day, which begins on 1 September: who
     * is four on 31 August starts Reception. Empty before nursery and after Year 14.
     */
    public static Optional<String> expected(LocalDate dateOfBirth, LocalDate on) {
        int beginsIn = on.getMonthValue() >= Month.SEPTEMBER.getValue() ? on.getYear() : on.getYear() - 1;
        LocalDate lastDayBefore = LocalDate.of(beginsIn, Month.AUGUST, 31);
        if (dateOfBirth.isAfter(lastDayBefore)) {
            return Optional.empty();
        }
        int year = Period.between(dateOfBirth, lastDayBefore).getYears() - RECEPTION_AGE;
        return switch (year) {
            case -2 -> Optional.of("N1");
            case -1 -> Optional.of("N2");
            case 0 -> Optional.of("R");
            default -> year > 0 && year <= LAST ? Optional.of(String.valueOf(year)) : Optional.empty();
        };
    }
}
