package org.virtualschool.funding.payment;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.virtualschool.funding.ledger.Grant;

/**
 * One request in a run, as finance sees it: money, school and a reference, never a name or what was written.
 *
 * <p>Finance must know whom to pay, and must not learn which protected child is at which school. So the school is always there, and for
 * a child whose address is protected the reference is only the number the payment has in its run. That number follows from the school's
 * name and from chance, so the place in the list says nothing about the child either. The head of the virtual school reads the reference
 * beside the number, and can be asked.
 *
 * @param position  from 1 in its run
 * @param childId   by which a reader who is kept away from the child is known
 * @param reference the child's reference; of a protected child "Protected 7" by the position, for those who may know "VS-000123 (protected 7)"
 * @param urn       of the school; null for one without
 * @param grant     from which it is paid
 * @param paidAt    null until it is paid
 * @param leftOut   whether it was taken out of the run, which goes on without it
 * @param sentBack  that it did not arrive; null unless it was sent back
 * @param paidBefore number of the run that paid the request before, in vain; null if none has
 */
public record Payment(int position, UUID requestId, UUID childId, String school, String urn, String reference, long pence, Grant grant,
        PaymentMethod method, Instant paidAt, boolean leftOut, SentBack sentBack, Long paidBefore) {

    /** The reference for a reader who is excluded from these children: of one of them the number alone, as of a protected child. */
    public String referenceFor(Set<UUID> excluded) {
        return excluded.contains(childId) ? atPosition(position) : reference;
    }

    /** What stands for a reference that is kept from the reader. */
    static String atPosition(int position) {
        return "Protected " + position;
    }
}
