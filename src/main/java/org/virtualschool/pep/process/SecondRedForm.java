package org.virtualschool.pep.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.SecondRedDecision;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Decide after a second red": the head of the virtual school sends it back once more or accepts it. */
@Component
class SecondRedForm extends PepTaskForm {

    private final Summaries summaries;
    private final PepRecording recording;

    SecondRedForm(PepTaskDesk desk, Summaries summaries, PepRecording recording) {
        super(PepReview.SECOND_RED, desk);
        this.summaries = summaries;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        form.put("redHistory", summaries.redRatings(pep)).put("summaryNewTargets", summaries.newTargets(pep));
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        SecondRedDecision decision = SecondRedDecision.ofCode(answers.text("secondRedOutcome"));
        recording.decideSecondRed(pepId, decision, answers.text("secondRedReason"), actor);
        return new TaskDone("Decided after a second red: " + decision.inWords(),
                Map.of(PepReview.SECOND_RED_OUTCOME, decision.code()));
    }
}
