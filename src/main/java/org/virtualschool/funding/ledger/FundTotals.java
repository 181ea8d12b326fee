package org.virtualschool.funding.ledger;

import java.util.UUID;

/**
 * The entries of a fund added up by kind, in pence; what was taken back by its opposite does not count.
 *
 * @param committed all that was ever promised
 * @param paid      all that was ever paid
 * @param agrees    whether the balances kept beside the entries, of the fund and of its requests, say the same to the penny
 */
public record FundTotals(UUID fundId, long allocated, long committed, long released, long paid, long refunded, long returned,
        boolean agrees) {

    /** What is promised and neither paid nor taken back. */
    public long open() {
        return committed - released - paid;
    }

    /** What is left in the fund. */
    public long held() {
        return allocated - open() - (paid - refunded) - returned;
    }
}
