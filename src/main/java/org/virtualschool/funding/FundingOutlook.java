package org.virtualschool.funding;

import java.util.List;
import org.virtualschool.calendar.FinancialYear;

/**
 * What a decision on a request would mean for the money.
 *
 * @param pence   how much would be approved
 * @param child   what the child has of the grant, by financial year
 * @param funds   the funds it would be charged to
 * @param missing years in which it lies and for which nothing is allocated yet
 */
public record FundingOutlook(long pence, List<ChildYear> child, List<FundAfter> funds, List<FinancialYear> missing) {

    /** What a child has of a grant in a year, in pence. */
    public record ChildYear(FinancialYear year, long committedPence, long paidPence) {
    }

    /**
     * A fund before and after, in pence.
     *
     * @param name       grant and year, and which pool it is
     * @param sharePence what would come from it if so much were approved
     * @param afterPence less than 0 if it is too small
     */
    public record FundAfter(String name, long beforePence, long sharePence, long afterPence) {
    }
}
