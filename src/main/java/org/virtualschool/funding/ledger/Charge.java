package org.virtualschool.funding.ledger;

import java.util.UUID;

/**
 * What a request costs one fund.
 *
 * @param pence more than nothing
 */
public record Charge(UUID fundId, long pence) {
}
