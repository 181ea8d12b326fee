package org.virtualschool.pep;

/**
 * What the rating table decides on.
 *
 * @param lowestScore     lowest score of the sections judged, 0 to 3
 * @param onesCount       how many sections scored 1
 * @param voiceRecorded   whether the child's views, or the reason why the child chose to give none, are on record
 * @param smartTargetsSet whether there is a SMART target
 * @param nextReviewDated whether the date of the next PEP is set
 */
public record RatingFacts(int lowestScore, int onesCount, boolean voiceRecorded, boolean smartTargetsSet,
                          boolean nextReviewDated) {
}
