package org.virtualschool.pep.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReading;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RatingFacts;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Quality assure the PEP": an adviser scores the sections; the decision table makes a rating of it. */
@Component
class QualityAssuranceForm extends PepTaskForm {

    private final PepTaskDesk desk;
    private final Summaries summaries;
    private final PepRecording recording;

    QualityAssuranceForm(PepTaskDesk desk, Summaries summaries, PepRecording recording) {
        super(PepReview.QUALITY_ASSURANCE, desk);
        this.desk = desk;
        this.summaries = summaries;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        Optional<PepRecord> previous = desk.previous(pep);
        form.putText("planConfirmationNote", pep.confirmNote())
                .put("previousTargetsSet", previous.isPresent() ? true : null)
                .put("summaryMeeting", summaries.section(pep, RecordSection.MEETING, PepReading.ALL))
                .put("summaryPreviousTargets", summaries.previousTargets(previous, pep.id()))
                .put("summaryNewTargets", summaries.newTargets(pep));
        summaries.showEverythingWritten(pep, form);
        pep.lastRound().ifPresent(round -> form.put("changesMade", summaries.changes(List.of(round)))
                .putText("returnedReason", round.returnReason()));
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        RatingFacts facts = recording.judge(pepId, ScoreFields.read(answers), actor);
        return new TaskDone("Quality assurance completed", Map.of(
                PepReview.LOWEST_SCORE, facts.lowestScore(),
                PepReview.ONES_COUNT, facts.onesCount(),
                PepReview.VOICE_RECORDED, facts.voiceRecorded(),
                PepReview.SMART_TARGETS_SET, facts.smartTargetsSet(),
                PepReview.NEXT_REVIEW_DATED, facts.nextReviewDated()));
    }
}
