package org.virtualschool.funding;

import java.math.BigDecimal;

/**
 * What a request claims by the hour.
 *
 * @param hours         more than 0, two decimals at most
 * @param ratePence     an hour
 * @param rateVerified  whether the rate had been read in its source when it was claimed
 * @param rateEnteredBy user id of who had entered the rate; null for what the product came with
 */
public record HoursClaim(BigDecimal hours, long ratePence, boolean rateVerified, String rateEnteredBy) {

    /** The hours as people write them: 120, 97.5. */
    public String hoursInWords() {
        return inWords(hours);
    }

    /** Hours as people write them: 120, 97.5. */
    public static String inWords(BigDecimal hours) {
        return (hours.signum() == 0 ? BigDecimal.ZERO : hours.stripTrailingZeros()).toPlainString();
    }
}
