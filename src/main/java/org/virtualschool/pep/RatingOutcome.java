package org.virtualschool.pep;

/**
 * What follows from a rating.
 *
 * @param redCount           how often the PEP was rated red by now
 * @param schoolReworkNeeded whether a section of the school's failed
 * @param careReworkNeeded   whether the social worker's section failed
 * @param sampled            whether the PEP was drawn for sign-off by the head of the virtual school
 * @param headFree           whether there is a head of the virtual school who did not rate it
 * @param adviserFree        whether there is an adviser who did not rate it
 */
public record RatingOutcome(int redCount, boolean schoolReworkNeeded, boolean careReworkNeeded, boolean sampled,
                            boolean headFree, boolean adviserFree) {
}
