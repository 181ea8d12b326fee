package org.virtualschool.pep.process;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Rework the PEP: school", in the form of its kind of setting: the failed sections as they stand, and what the adviser asks for. */
@Component
class ReworkSchoolForm extends PepTaskForm {

    private final PepTaskDesk desk;
    private final NextPepDate nextPep;
    private final PepRecording recording;

    ReworkSchoolForm(PepTaskDesk desk, NextPepDate nextPep, PepRecording recording) {
        super(PepReview.REWORK_SCHOOL, desk);
        this.desk = desk;
        this.nextPep = nextPep;
        this.recording = recording;
    }

    @Override
    public Set<String> formsToChooseFrom() {
        return EducationForms.reworkForms();
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        pep.lastRound().ifPresent(round -> ScoreFields.showFeedback(round, SectionOwner.SCHOOL, form));
        form.putAll(pep.answers(RecordSection.VOICE), RecordSection.VOICE.keys());
        RecordSection.OF_SCHOOL.forEach(section -> form.putAll(pep.answers(section), section.keys()));
        AttainmentFields.show(pep.attainment(), form);
        desk.previous(pep).ifPresent(previous -> PreviousTargetFields.show(previous, pep.id(), form));
        TargetFields.show(pep, form);
        EducationSectionForm.showWhetherSchoolIsClosed(pep, form);
        nextPep.showLatest(pep.schoolKey(), pep.meetingHeldOn(), form);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.reworkSchoolSections(pepId, answers, AttainmentFields.read(answers), PreviousTargetFields.read(answers),
                TargetFields.answered(answers) ? Optional.of(TargetFields.read(answers)) : Optional.empty(), actor);
        return TaskDone.of("School sections reworked");
    }
}
