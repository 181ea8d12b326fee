package org.virtualschool.funding.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * One request in a run, as finance sees it: money, school and a reference, never a name or what was written.
 *
 * <p>Finance must know whom to pay, and must not learn which protected child is at which school. So the school is always there, and for
 * a child whose address is protected the reference is only the number the payment has in its run. That number follows from the school's
 * name and from chance, so the place in the list says nothing about the child either; by run and number the head of the virtual school
 * can be asked.
 *
 * @param position  from 1 in its run
 * @param reference the child's reference, or "Protected 7" by the position
 * @param urn       of the school; null for one without
 * @param paidAt    null until it is paid
 */
public record Payment(int position, UUID requestId, String school, String urn, String reference, long pence, PaymentMethod method,
        Instant paidAt) {
}
