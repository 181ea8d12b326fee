package org.virtualschool.funding;

/**
 * What premium achieved, as whoever asked for it says.
 *
 * @param spentPence what was spent of it, in pence
 * @param change     what is different for the child
 * @param evidence   how that is known
 */
public record ImpactReport(long spentPence, OutcomeReached reached, String change, String evidence) {
}
