package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Rework the PEP: care": the care section as it stands, and what the adviser asks for. */
@Component
class ReworkCareForm extends PepTaskForm {

    private final PepRecording recording;

    ReworkCareForm(PepTaskDesk desk, PepRecording recording) {
        super(PepReview.REWORK_CARE, desk);
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        pep.lastRound().ifPresent(round -> ScoreFields.showFeedback(round, SectionOwner.CARE, form));
        form.putAll(pep.answers(RecordSection.CARE), RecordSection.CARE.keys());
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.reworkCareSection(pepId, answers, actor);
        return TaskDone.of("Care section reworked");
    }
}
