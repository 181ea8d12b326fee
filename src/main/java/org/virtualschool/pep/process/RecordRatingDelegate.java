package org.virtualschool.pep.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.Rating;
import org.virtualschool.pep.RatingOutcome;

/** Takes the rating of the decision table into the record and says what follows from it. */
@Component
class RecordRatingDelegate implements JavaDelegate {

    private static final List<String> USED_UP = List.of(PepReview.LOWEST_SCORE, PepReview.ONES_COUNT,
            PepReview.VOICE_RECORDED, PepReview.SMART_TARGETS_SET, PepReview.NEXT_REVIEW_DATED);

    private final PepRecording recording;
    private final PepTaskDesk desk;

    RecordRatingDelegate(PepRecording recording, PepTaskDesk desk) {
        this.recording = recording;
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Rating rating = Rating.ofCode((String) execution.getVariable(PepReview.QUALITY_RATING));
        UUID pepId = UUID.fromString(execution.getProcessBusinessKey());
        RatingOutcome outcome = recording.rate(pepId, rating);
        desk.noteRating(pepId, rating);
        execution.setVariable(PepReview.RED_COUNT, outcome.redCount());
        execution.setVariable(PepReview.SCHOOL_REWORK_NEEDED, outcome.schoolReworkNeeded());
        execution.setVariable(PepReview.CARE_REWORK_NEEDED, outcome.careReworkNeeded());
        execution.setVariable(PepReview.SAMPLED, outcome.sampled());
        execution.setVariable(PepReview.HEAD_FREE, outcome.headFree());
        execution.setVariable(PepReview.ADVISER_FREE, outcome.adviserFree());
        execution.removeVariables(USED_UP);
    }
}
