package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityRoundTest {

    private static final RatingFacts ALL_THERE = new RatingFacts(2, 0, true, true, true);

    @Test
    void sectionsScoredZeroOrOneFail() {
        Map<QualitySection, SectionScore> scores = scores(2);
        scores.put(QualitySection.TRANSITION, new SectionScore(0, "missing"));
        scores.put(QualitySection.CARE, new SectionScore(1, "weak"));

        assertThat(round(scores, ALL_THERE).failedSections()).containsExactly(QualitySection.CARE, QualitySection.TRANSITION);
    }

    @Test
    void whatNoPepCanDoWithoutFailsWhateverItsScore() {
        assertThat(round(scores(3), new RatingFacts(3, 0, false, true, true)).failedSections())
                .containsExactly(QualitySection.VOICE);
        assertThat(round(scores(3), new RatingFacts(3, 0, true, false, true)).failedSections())
                .containsExactly(QualitySection.NEW_TARGETS);
        assertThat(round(scores(3), new RatingFacts(3, 0, true, true, false)).failedSections())
                .containsExactly(QualitySection.NEW_TARGETS);
    }

    @Test
    void underAStricterTableTheWeakestSectionsAreMeant() {
        Map<QualitySection, SectionScore> scores = scores(3);
        scores.put(QualitySection.CARE, new SectionScore(2, null));

        QualityRound round = round(scores, ALL_THERE);

        assertThat(round.failedSections()).containsExactly(QualitySection.CARE);
        assertThat(round.needsReworkBy(SectionOwner.CARE)).isTrue();
        assertThat(round.needsReworkBy(SectionOwner.SCHOOL)).isFalse();
    }

    @Test
    void careIsTheSocialWorkersAllElseTheSchools() {
        for (QualitySection section : QualitySection.values()) {
            assertThat(section.owner()).isEqualTo(section == QualitySection.CARE ? SectionOwner.CARE : SectionOwner.SCHOOL);
        }
    }

    private static QualityRound round(Map<QualitySection, SectionScore> scores, RatingFacts facts) {
        return new QualityRound(null, 1, new QualityJudgement(scores, "feedback"), facts,
                new Signature("adviser", Instant.EPOCH, LocalDate.EPOCH));
    }

    private static Map<QualitySection, SectionScore> scores(int score) {
        Map<QualitySection, SectionScore> scores = new EnumMap<>(QualitySection.class);
        for (QualitySection section : QualitySection.values()) {
            scores.put(section, new SectionScore(score, null));
        }
        return scores;
    }
}
