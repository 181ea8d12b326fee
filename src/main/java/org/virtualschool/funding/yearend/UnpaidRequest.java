package org.virtualschool.funding.yearend;

/**
 * A request with money of the year that is promised and not paid, without anything that was written about it.
 *
 * @param reference of the child
 * @param school    name; null for a child on no roll
 * @param pence     of the year
 * @param nextPence of the year after it; 0 where it does not lie in that
 * @param run       number of the payment run it is in; null if in none
 * @param released  whether that run is released, so that it is about to be paid
 */
public record UnpaidRequest(String reference, String school, long pence, long nextPence, Long run, boolean released) {
}
