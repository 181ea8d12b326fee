package org.virtualschool.funding.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PremiumUse;

/**
 * What one request has had for a child in a financial year, in pence.
 *
 * @param name      null for a reader who is to know the reference only
 * @param school    name; null for a child on no roll
 * @param use       what kind of thing it pays for; null where a PEP did not say, and for hours
 * @param hours     of early years provision; null unless it was claimed by the hour
 * @param provision what is done with it; null for a reader who is not to know
 * @param startsOn  first day
 * @param endsOn    last day
 */
public record ChildSpending(String reference, String name, String school, Grant grant, boolean pooled, PremiumUse use, BigDecimal hours, String provision,
        LocalDate startsOn, LocalDate endsOn, long committed, long paid) {
}
