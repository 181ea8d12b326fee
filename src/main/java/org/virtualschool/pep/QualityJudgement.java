package org.virtualschool.pep;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * An adviser's judgement of a PEP.
 *
 * @param scores          one for each section; previous targets may be left out, for a first PEP has none
 * @param overallFeedback what the adviser says of the whole
 */
public record QualityJudgement(Map<QualitySection, SectionScore> scores, String overallFeedback) {

    /** @throws IllegalArgumentException if a section is not scored */
    public QualityJudgement {
        if (!scores.keySet().containsAll(EnumSet.complementOf(EnumSet.of(QualitySection.PREVIOUS_TARGETS)))) {
            throw new IllegalArgumentException("Every section must be scored, not only " + scores.keySet());
        }
    }

    /** The judgement of a first PEP: what was said of targets it does not have does not count. */
    QualityJudgement ofFirstPep() {
        Map<QualitySection, SectionScore> ofItsOwn = new EnumMap<>(scores);
        ofItsOwn.remove(QualitySection.PREVIOUS_TARGETS);
        return new QualityJudgement(ofItsOwn, overallFeedback);
    }

    int lowestScore() {
        return scores.values().stream().mapToInt(SectionScore::score).min().orElseThrow();
    }

    int onesCount() {
        return (int) scores.values().stream().filter(score -> score.score() == 1).count();
    }
}
