package org.virtualschool.pep.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReading;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Sign off the PEP": the signature, or the way back to the adviser. */
@Component
class SignOffForm extends PepTaskForm {

    private final PepTaskDesk desk;
    private final Summaries summaries;
    private final PepRecording recording;

    SignOffForm(PepTaskDesk desk, Summaries summaries, PepRecording recording) {
        super(PepReview.SIGN_OFF, desk);
        this.desk = desk;
        this.summaries = summaries;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        form.put("ratingText", pep.rating().inWords())
                .put("changesMade", summaries.changes(pep.rounds()))
                .put("summaryMeeting", summaries.section(pep, RecordSection.MEETING, PepReading.ALL))
                .put("summaryPreviousTargets", summaries.previousTargets(desk.previous(pep), pep.id()))
                .put("summaryNewTargets", summaries.newTargets(pep));
        summaries.showEverythingWritten(pep, form);
        pep.lastRound().ifPresent(round -> form.putText("overallFeedback", round.feedback())
                .put("feedbackSummary", summaries.feedback(round)));
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        String outcome = answers.text(PepReview.SIGN_OFF_OUTCOME);
        Map<String, Object> facts = Map.of(PepReview.SIGN_OFF_OUTCOME, outcome);
        if (PepReview.RETURN.equals(outcome)) {
            recording.returnToAdviser(pepId, answers.text("signOffReturnReason"), actor);
            return new TaskDone("Returned to the adviser at sign-off", facts);
        }
        recording.signOff(pepId, actor);
        return new TaskDone("PEP signed off and locked", facts);
    }
}
