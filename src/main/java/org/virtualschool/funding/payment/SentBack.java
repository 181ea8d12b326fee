package org.virtualschool.funding.payment;

import java.time.Instant;

/**
 * That a payment did not arrive.
 *
 * @param at      when it was recorded
 * @param by      user id of who did
 * @param because as they put it, without names
 */
public record SentBack(Instant at, String by, String because) {
}
