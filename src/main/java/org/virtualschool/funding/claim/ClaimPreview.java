package org.virtualschool.funding.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.virtualschool.funding.ledger.GrantRate;

/**
 * What a claim would come to.
 *
 * @param rate  of the financial year it lies in
 * @param hours that are claimed
 * @param left  that would be left in the year after it
 */
public record ClaimPreview(ClaimPeriod period, GrantRate rate, BigDecimal hours, BigDecimal left) {

    /** Hours times rate, in pence; no part of a penny is paid, so that all claims of a year never come to more than its hours do. */
    public long pence() {
        return hours.multiply(BigDecimal.valueOf(rate.pence())).setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
