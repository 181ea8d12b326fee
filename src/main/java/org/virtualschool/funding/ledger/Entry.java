package org.virtualschool.funding.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the ledger. It is never changed; a mistake is taken back by another line.
 *
 * @param pence        below nothing if it takes another entry back or corrects an allocation
 * @param requestId    the request whose money it is; null for what concerns the fund alone
 * @param paymentRunId the run by which it was paid; null if none
 * @param allocationId what was reckoned or decided to put it in; null if nothing is on record of that
 * @param reverses     number of the entry it takes back; null if none
 * @param reversed     whether another entry takes it back
 * @param enteredBy    user id
 */
public record Entry(long id, UUID fundId, EntryKind kind, long pence, UUID requestId, UUID paymentRunId, UUID allocationId, Long reverses,
                    boolean reversed, String reason, Instant enteredAt, String enteredBy) {

    /** Whether it put money into a fund, or took it out, and still stands: what people book can be taken back by people. */
    public boolean isStandingAllocation() {
        return kind == EntryKind.ALLOCATE && reverses == null && !reversed;
    }
}
