package org.virtualschool.pep.process;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.workflow.FormAnswers;

/** "Complete the care section": what the social worker knows of care, health and family, as far as school needs it. */
@Component
class CareSectionForm extends PepTaskForm {

    private static final Set<String> ASKED_AFRESH = Set.of("parentContributed", "parentContribution",
            "parentNoContributionReason", "changesPlanned", "plannedChanges");
    private static final List<String> LASTING = RecordSection.CARE.keys().stream()
            .filter(key -> !ASKED_AFRESH.contains(key)).toList();

    private final PepTaskDesk desk;
    private final CareFacts care;
    private final PepRecording recording;

    CareSectionForm(PepTaskDesk desk, CareFacts care, PepRecording recording) {
        super(PepReview.CARE_SECTION, desk);
        this.desk = desk;
        this.care = care;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        desk.previous(pep).ifPresent(previous -> form.putAll(previous.answers(RecordSection.CARE), LASTING));
        care.showCare(pep.childId(), form);
        care.showPlacement(pep.childId(), form);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.writeCareSection(pepId, answers, actor);
        return TaskDone.of("Care section completed");
    }
}
