package org.virtualschool.funding.ledger;

import org.virtualschool.calendar.FinancialYear;

/**
 * What a grant pays in a financial year.
 *
 * @param pence    for one unit
 * @param unit     what it pays for: "child" or "hour"
 * @param source   where the figure comes from, in words
 * @param verified whether it was read there; if not, nobody should rely on it
 * @param enteredBy user id; null for what the product came with
 */
public record GrantRate(Grant grant, FinancialYear year, long pence, String unit, String source, boolean verified, String enteredBy) {
}
