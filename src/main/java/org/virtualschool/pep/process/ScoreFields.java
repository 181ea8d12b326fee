package org.virtualschool.pep.process;

import java.util.EnumMap;
import java.util.Map;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.QualityJudgement;
import org.virtualschool.pep.QualitySection;
import org.virtualschool.pep.SecondRedDecision;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.pep.SectionScore;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** The fields of quality assurance: {@code score…} with {@code feedback…} or {@code comment…} for each section. */
final class ScoreFields {

    private static final String SCORE = "score";
    private static final String FEEDBACK = "feedback";
    private static final String COMMENT = "comment";
    private static final String REWORK = "rework";
    private static final String OVERALL = "overallFeedback";

    private ScoreFields() {
    }

    /** The adviser's judgement, of the sections that were asked for. */
    static QualityJudgement read(FormAnswers answers) {
        Map<QualitySection, SectionScore> scores = new EnumMap<>(QualitySection.class);
        for (QualitySection section : QualitySection.values()) {
            String score = answers.text(SCORE + section.fieldSuffix());
            if (score != null) {
                String feedback = answers.text(FEEDBACK + section.fieldSuffix());
                scores.put(section, new SectionScore(Integer.parseInt(score),
                        feedback == null ? answers.text(COMMENT + section.fieldSuffix()) : feedback));
            }
        }
        return new QualityJudgement(scores, answers.text(OVERALL));
    }

    /** What the owner of failed sections is told; the school also which of its sections are meant. */
    static void showFeedback(PepRecord.Round round, SectionOwner owner, Prefill form) {
        form.putText(OVERALL, round.feedback());
        if (round.decision() == SecondRedDecision.REWORK) {
            form.putText("secondRedReason", round.decisionReason());
        }
        for (QualitySection section : QualitySection.values()) {
            if (section.owner() == owner) {
                boolean failed = round.failed().contains(section);
                if (owner == SectionOwner.SCHOOL) {
                    form.put(REWORK + section.fieldSuffix(), failed);
                }
                form.putText(FEEDBACK + section.fieldSuffix(), failed ? round.scores().get(section).feedback() : null);
            }
        }
    }
}
