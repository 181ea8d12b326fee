package org.virtualschool.funding;

/**
 * What somebody says on a request.
 *
 * @param amountPence how much is approved, in pence; null unless it is approved
 * @param reason      why less or nothing is given, or what is asked; null where nothing needs to be said
 */
public record Verdict(DecisionOutcome outcome, Long amountPence, String reason) {

    public Verdict {
        if ((outcome == DecisionOutcome.APPROVE) != (amountPence != null)) {
            throw new IllegalArgumentException("An amount belongs to an approval, and only there");
        }
    }
}
