package org.virtualschool.funding.claim;

import java.math.BigDecimal;
import java.util.Optional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.GrantRate;

/**
 * What can be claimed for a child in a financial year.
 *
 * @param rate    empty where none is known
 * @param most    hours that can be claimed in the year
 * @param claimed hours that have been, by whichever setting
 */
public record ClaimOutlook(FinancialYear year, Optional<GrantRate> rate, BigDecimal most, BigDecimal claimed) {

    /** Hours that are left. */
    public BigDecimal left() {
        return most.subtract(claimed).max(BigDecimal.ZERO);
    }
}
