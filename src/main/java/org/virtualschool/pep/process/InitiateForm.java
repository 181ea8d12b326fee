package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Initiate the PEP": the social worker checks the care details, invites people and plans the meeting. */
@Component
class InitiateForm extends PepTaskForm {

    private final CareFacts care;
    private final PepRecording recording;

    InitiateForm(PepTaskDesk desk, CareFacts care, PepRecording recording) {
        super(PepReview.INITIATE, desk);
        this.care = care;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        care.showSchool(pep, form);
        care.showCare(pep.childId(), form);
        care.showPlacement(pep.childId(), form);
        care.showSchoolHistory(pep.childId(), form);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.initiate(pepId, answers, actor);
        return TaskDone.of("no".equals(answers.text("careDetailsCorrect"))
                ? "PEP initiated; the care details on record are wrong and need correcting" : "PEP initiated");
    }
}
