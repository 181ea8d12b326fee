package org.virtualschool.funding.ledger;

/**
 * Where the money of one request is, over all its funds, in pence.
 *
 * @param committed promised and not paid yet
 * @param paid      paid and not come back
 * @param refunded  paid and come back
 */
public record Position(long committed, long paid, long refunded) {
}
