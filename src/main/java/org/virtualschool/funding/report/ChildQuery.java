package org.virtualschool.funding.report;

import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Grant;

/**
 * Which spending is looked for.
 *
 * @param grant     null for all
 * @param schoolKey null for all
 * @param reference part of a child's reference; empty for all
 * @param sort      one of {@link ChildReport#ORDERS}; anything else means by child
 */
public record ChildQuery(FinancialYear year, Grant grant, Long schoolKey, String reference, String sort) {

    /** Whether it asks for one school or child, so that what is kept from the reader must not be summed up for it. */
    boolean isNarrow() {
        return schoolKey != null || !reference.isEmpty();
    }
}
