package org.virtualschool.funding;

/**
 * What the table of approval looks at.
 *
 * @param amountPence  what is asked for, in pence
 * @param withinCore   whether it and what the child has had this term stay within the core amount
 * @param pooled       whether it is charged to pooled money
 * @param pepRating    "green", "amber" or "red"; "none" without a signed PEP
 * @param verifiedHours whether it is a claim by the hour, within the hours of the grant and at a verified rate that somebody else than the requester
 *                     entered
 */
public record RouteFacts(long amountPence, boolean withinCore, boolean pooled, String pepRating, boolean verifiedHours) {
}
