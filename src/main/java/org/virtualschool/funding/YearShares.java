package org.virtualschool.funding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.virtualschool.calendar.FinancialYear;

/**
 * An amount charged to the financial years in which its provision lies: to the one it starts in, and where it crosses 31 March to
 * each by its share of the days. What does not divide goes to the year it starts in.
 */
public final class YearShares {

    private YearShares() {
    }

    /** The whole amount of a wish, by financial year. */
    static Map<FinancialYear, Long> of(Wish wish) {
        return of(wish.amountPence(), wish.startsOn(), wish.endsOn());
    }

    /** Pence by financial year, the first year first; together the whole amount, no share of nothing. */
    public static Map<FinancialYear, Long> of(long pence, LocalDate startsOn, LocalDate endsOn) {
        Map<FinancialYear, Long> shares = new LinkedHashMap<>();
        long days = days(startsOn, endsOn);
        FinancialYear first = FinancialYear.of(startsOn);
        long left = pence;
        for (FinancialYear year = first.next(); !year.firstDay().isAfter(endsOn); year = year.next()) {
            LocalDate until = year.lastDay().isBefore(endsOn) ? year.lastDay() : endsOn;
            long share = pence * days(year.firstDay(), until) / days;
            if (share > 0) {
                shares.put(year, share);
                left -= share;
            }
        }
        Map<FinancialYear, Long> inOrder = new LinkedHashMap<>();
        if (left > 0) {
            inOrder.put(first, left);
        }
        inOrder.putAll(shares);
        return inOrder;
    }

    private static long days(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until) + 1;
    }
}
