package org.virtualschool.funding;

/**
 * What the table of eligibility looks at.
 *
 * @param grantFitsAge whether the grant is the one for the child's age
 * @param pepCurrent   whether a PEP is signed off and the next one is not overdue
 * @param pepRating    "green", "amber" or "red"; "none" without a signed PEP
 * @param premiumUse   code of the use; "none" where a PEP did not say
 * @param askedBefore  whether the same was asked for already, for days that overlap
 * @param begunBefore  whether it had begun before it was asked for
 */
public record EligibilityFacts(boolean lookedAfter, boolean grantFitsAge, boolean pepCurrent, String pepRating, String premiumUse,
        boolean askedBefore, boolean begunBefore) {
}
