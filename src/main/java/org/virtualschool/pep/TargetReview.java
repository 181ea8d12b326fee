package org.virtualschool.pep;

/**
 * What a review says of a target of the PEP before.
 *
 * @param outcome       whether it was met
 * @param evidence      how that is known
 * @param premiumImpact what the pupil premium plus changed for the child; null if none was asked for it
 */
public record TargetReview(TargetOutcome outcome, String evidence, String premiumImpact) {
}
