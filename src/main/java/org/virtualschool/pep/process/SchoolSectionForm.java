package org.virtualschool.pep.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.workflow.FormAnswers;

/** "Complete the school section": what the school knows of learning, attendance, support and earlier targets. */
@Component
class SchoolSectionForm extends PepTaskForm {

    private static final List<String> ARRANGEMENTS = List.of("existingArrangements");
    private static final List<String> SUPPORT = List.of("senPrimaryNeed", "senSupport");

    private final PepTaskDesk desk;
    private final CareFacts care;
    private final Summaries summaries;
    private final PepRecording recording;

    SchoolSectionForm(PepTaskDesk desk, CareFacts care, Summaries summaries, PepRecording recording) {
        super(PepReview.SCHOOL_SECTION, desk);
        this.desk = desk;
        this.care = care;
        this.summaries = summaries;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        Optional<PepRecord> last = desk.previous(pep);
        form.put("lastFeedback", summaries.lastFeedback(last, SectionOwner.SCHOOL));
        last.ifPresent(previous -> {
            form.putAll(previous.answers(RecordSection.EDUCATION), ARRANGEMENTS);
            form.putAll(previous.answers(RecordSection.SEN), SUPPORT);
            AttainmentFields.showFromLastPep(previous.attainment(), form);
            PreviousTargetFields.show(previous, pep.id(), form);
        });
        care.showSenStatus(pep.childId(), form);
        care.showSchoolHistory(pep.childId(), form);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.writeSchoolSections(pepId, answers, AttainmentFields.read(answers), PreviousTargetFields.read(answers), actor);
        return TaskDone.of("School section completed");
    }
}
