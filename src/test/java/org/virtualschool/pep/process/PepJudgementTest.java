package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.QualitySection;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.workflow.FormAnswers;

/** What an adviser judges can be reworked by the one who wrote it, and nothing is judged that is not there. */
@CaseworkTest
class PepJudgementTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepReader peps;
    @Autowired
    private PepRecording recording;

    private PepCase child;

    @BeforeEach
    void aChild() {
        child = journey.newCase();
    }

    @Test
    void aFirstPepIsRatedWithoutTheTargetsItDoesNotHave() {
        UUID pep = journey.toQualityAssurance(child);
        Map<String, Object> scored = new HashMap<>(child.answers().qualityAssuranceOfReview(0, "PreviousTargets"));

        assertThatExceptionOfType(FormFieldValidationException.class)
                .isThrownBy(() -> journey.complete(pep, PepReview.QUALITY_ASSURANCE, child.adviser(), scored))
                .withMessage("Score for previous targets: This is not asked for with the other answers given. Leave it empty.\n"
                        + "What must change in previous targets? This is not asked for with the other answers given. Leave it empty.");
        journey.judge(pep, child, 3);

        assertThat(peps.find(pep).rating()).isEqualTo(Rating.GREEN);
        assertThat(peps.find(pep).lastRound().orElseThrow().scores()).hasSize(7).doesNotContainKey(QualitySection.PREVIOUS_TARGETS);
    }

    @Test
    void aLaterPepIsRedIfNobodySaysWhatBecameOfItsTargets() {
        journey.toSignedOff(child);
        UUID pep = journey.toQualityAssurance(child);
        Map<String, Object> unscored = child.answers().qualityAssurance(3);

        assertThatExceptionOfType(FormFieldValidationException.class)
                .isThrownBy(() -> journey.complete(pep, PepReview.QUALITY_ASSURANCE, child.adviser(), unscored))
                .withMessage("Score for previous targets: Choose one.");
        journey.judge(pep, child, 0, "PreviousTargets");

        assertThat(peps.find(pep).rating()).isEqualTo(Rating.RED);
        assertThat(peps.find(pep).lastRound().orElseThrow().failed()).containsExactly(QualitySection.PREVIOUS_TARGETS);
        journey.reworkSchool(pep, child, "PreviousTargets");
        assertThat(journey.task(pep, PepReview.QUALITY_ASSURANCE)).isNotNull();
    }

    @Test
    void strengthsAreJudgedAndReworkedWithAttainment() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 0, "Attainment");
        Map<String, Object> answers = new HashMap<>(child.answers().reworkSchool(PepJourney.MEETING, PepJourney.MEETING,
                PepJourney.NEXT_PEP, "Attainment"));
        answers.put("strengths", "Won the reading prize of the year.");

        journey.bySchool(pep, child, PepReview.REWORK_SCHOOL, answers);

        assertThat(peps.find(pep).answers(RecordSection.EDUCATION)).containsEntry("strengths", "Won the reading prize of the year.");
    }

    @Test
    void aReworkThatBeganWhenTheFormDidNotAskForASectionLeavesItAsItStands() {
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 0, "Attainment");
        PepRecord before = peps.find(pep);

        recording.reworkSchoolSections(pep, new FormAnswers(Map.of("coreSubjectsAssessed", "no", "coreNotAssessedReason",
                "Is still settling in.", "changesMade", "Said why nothing is assessed.")), List.of(), Map.of(), Optional.empty(), child.teacher());

        PepRecord after = peps.find(pep);
        assertThat(after.answers(RecordSection.EDUCATION)).isNotEmpty().isEqualTo(before.answers(RecordSection.EDUCATION));
        assertThat(after.answers(RecordSection.ATTAINMENT)).containsEntry("coreSubjectsAssessed", "no");
    }
}
