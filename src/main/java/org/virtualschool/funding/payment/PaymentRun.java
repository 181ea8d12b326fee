package org.virtualschool.funding.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * A payment run as it stands.
 *
 * @param number   by which people and files name it
 * @param endedBy  user id of who released or discarded it; null while it waits
 * @param endedAt  when; null with it
 * @param payments how many requests are in it
 * @param paid     how many of them are paid, or were
 * @param sentBack how many of these were sent back
 * @param pence    what they come to, in pence
 */
public record PaymentRun(UUID id, long number, RunStatus status, String preparedBy, Instant preparedAt, String endedBy, Instant endedAt,
        long payments, long paid, long sentBack, long pence) {

    /** Whether it is released and every request in it is paid. */
    public boolean isPaid() {
        return status == RunStatus.RELEASED && paid == payments;
    }
}
