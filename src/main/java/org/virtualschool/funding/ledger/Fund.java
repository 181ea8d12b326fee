package org.virtualschool.funding.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.virtualschool.calendar.FinancialYear;

/**
 * Money of one grant and financial year for one purpose, as it stood when it was read.
 *
 * @param name     as people call it; different for every fund of a grant, year and kind
 * @param closedOn from when on nothing more is allocated or committed; null while nobody has closed it
 */
public record Fund(UUID id, Grant grant, FinancialYear year, FundKind kind, String name, LocalDate closedOn, Balance balance) {

    /** Whether money can be allocated and committed on the day: nobody has closed the fund and its year has not ended. */
    public boolean isOpenOn(LocalDate day) {
        return closedOn == null && !day.isAfter(year.lastDay());
    }
}
