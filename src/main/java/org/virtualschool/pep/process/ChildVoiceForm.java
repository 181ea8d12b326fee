package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Record the child's voice". Nothing is filled in beforehand: what a child thinks is asked afresh. */
@Component
class ChildVoiceForm extends PepTaskForm {

    private final PepRecording recording;

    ChildVoiceForm(PepTaskDesk desk, PepRecording recording) {
        super(PepReview.CHILD_VOICE, desk);
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        // Only the due date, which every form shows.
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.recordVoice(pepId, answers, actor);
        return TaskDone.of("no".equals(answers.text("childTookPart"))
                ? "The child chose not to take part; the reason is recorded" : "Child's voice recorded");
    }
}
