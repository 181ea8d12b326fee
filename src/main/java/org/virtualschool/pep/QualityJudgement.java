package org.virtualschool.pep;

import java.util.EnumSet;
import java.util.Map;

/**
 * An adviser's judgement of a PEP.
 *
 * @param scores          one for each of the eight sections
 * @param overallFeedback what the adviser says of the whole
 */
public record QualityJudgement(Map<QualitySection, SectionScore> scores, String overallFeedback) {

    /** @throws IllegalArgumentException if a section is not scored */
    public QualityJudgement {
        if (!scores.keySet().equals(EnumSet.allOf(QualitySection.class))) {
            throw new IllegalArgumentException("Every section must be scored, not only " + scores.keySet());
        }
    }

    int lowestScore() {
        return scores.values().stream().mapToInt(SectionScore::score).min().orElseThrow();
    }

    int onesCount() {
        return (int) scores.values().stream().filter(score -> score.score() == 1).count();
    }
}
