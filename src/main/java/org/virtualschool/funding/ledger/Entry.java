package org.virtualschool.funding.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the ledger. It is never changed; a mistake is taken back by another line.
 *
 * @param pence        below nothing if it takes another entry back or corrects an allocation
 * @param requestId    the request whose money it is; null for what concerns the fund alone
 * @param paymentRunId the run by which it was paid; null if none
 * @param reverses     number of the entry it takes back; null if none
 * @param reversed     whether another entry takes it back
 * @param enteredBy    user id
 */
public record Entry(long id, UUID fundId, EntryKind kind, long pence, UUID requestId, UUID paymentRunId, Long reverses, boolean reversed,
                    String reason, Instant enteredAt, String enteredBy) {
}
