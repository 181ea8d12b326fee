package org.virtualschool.pep;

import jakarta.persistence.Embeddable;

/**
 * An adviser's judgement of one section.
 *
 * @param score    0 missing, 1 weak, 2 sound, 3 strong
 * @param feedback what must change, or a comment; null if nothing was said
 */
@Embeddable
public record SectionScore(int score, String feedback) {

    private static final int LOWEST = 0;
    private static final int STRONGEST = 3;
    private static final int BEST_FAILING = 1;

    /** @throws IllegalArgumentException if the score is not 0 to 3 */
    public SectionScore {
        if (score < LOWEST || score > STRONGEST) {
            throw new IllegalArgumentException("No score: " + score);
        }
    }

    /** Whether the section has to be reworked if the PEP is red. */
    public boolean failing() {
        return score <= BEST_FAILING;
    }
}
