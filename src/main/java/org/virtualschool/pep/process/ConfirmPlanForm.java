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

/** "Confirm the plan": the social worker says that this is what the meeting agreed. */
@Component
class ConfirmPlanForm extends PepTaskForm {

    private final Summaries summaries;
    private final PepRecording recording;

    ConfirmPlanForm(PepTaskDesk desk, Summaries summaries, PepRecording recording) {
        super(PepReview.CONFIRM_PLAN, desk);
        this.summaries = summaries;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        form.put("summaryMeeting", summaries.section(pep, RecordSection.MEETING, PepReading.ALL))
                .put("summaryNewTargets", summaries.newTargets(pep))
                .put("summaryVoice", summaries.section(pep, RecordSection.VOICE, PepReading.ALL));
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        String outcome = answers.text(PepReview.PLAN_OUTCOME);
        boolean disputed = PepReview.DISPUTE.equals(outcome);
        if (disputed) {
            recording.dispute(pepId, answers.text("planDisputeReason"));
        } else {
            recording.confirm(pepId, answers.text("planConfirmationNote"), actor);
        }
        return new TaskDone(disputed ? "Plan not confirmed; the record of the meeting is to be put right" : "Plan confirmed",
                Map.of(PepReview.PLAN_OUTCOME, outcome));
    }
}
