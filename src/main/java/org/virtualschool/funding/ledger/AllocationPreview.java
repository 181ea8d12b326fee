package org.virtualschool.funding.ledger;

import java.time.LocalDate;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.register.CareCount;

/**
 * An allocation as it is reckoned now, beside what is booked.
 *
 * @param careFrom       first day of the time within which one day of care is enough
 * @param careUntil      last day of it, which is also the day before the financial year
 * @param agedOn         the day on which a child must be aged 4 to 15
 * @param centralPercent what part is kept centrally
 * @param reckoned       what the funds are to have
 * @param booked         what they were given by reckoning so far
 */
public record AllocationPreview(Grant grant, FinancialYear year, LocalDate careFrom, LocalDate careUntil, LocalDate agedOn, CareCount children,
                                GrantRate rate, int centralPercent, Split reckoned, Split booked) {

    /**
     * What goes where, in pence.
     *
     * @param requests to the fund that requests are charged to
     * @param central  to the fund that is kept centrally
     */
    public record Split(long requests, long central) {

        /** Both together. */
        public long total() {
            return requests + central;
        }

        Split minus(Split other) {
            return new Split(requests - other.requests, central - other.central);
        }
    }

    /** What booking would put into the funds, or take out of them. */
    public Split difference() {
        return reckoned.minus(booked);
    }
}
