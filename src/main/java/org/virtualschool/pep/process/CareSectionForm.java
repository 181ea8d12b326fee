package org.virtualschool.pep.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.calendar.Words;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Complete the care section": what the social worker knows of care, health and family, as far as school needs it. */
@Component
class CareSectionForm extends PepTaskForm {

    private static final Set<String> ASKED_AFRESH = Set.of("parentContributed", "parentContribution",
            "parentNoContributionReason", "changesPlanned", "plannedChanges");
    /** True of one home and its carers only. */
    private static final Set<String> OF_THE_PLACEMENT = Set.of("careArrangements", "consentContactName",
            "consentContactPhone", "consentContactRole", "consentLimits", "carerContribution");
    private static final List<String> LASTING = RecordSection.CARE.keys().stream()
            .filter(key -> !ASKED_AFRESH.contains(key)).toList();
    private static final List<String> LASTING_AFTER_A_MOVE = LASTING.stream()
            .filter(key -> !OF_THE_PLACEMENT.contains(key)).toList();

    private final PepTaskDesk desk;
    private final CareFacts care;
    private final Summaries summaries;
    private final CivilTime civilTime;
    private final PepRecording recording;

    CareSectionForm(PepTaskDesk desk, CareFacts care, Summaries summaries, CivilTime civilTime, PepRecording recording) {
        super(PepReview.CARE_SECTION, desk);
        this.desk = desk;
        this.care = care;
        this.summaries = summaries;
        this.civilTime = civilTime;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        Optional<PepRecord> last = desk.previous(pep);
        form.put("lastFeedback", summaries.lastFeedback(last, SectionOwner.CARE));
        last.map(previous -> previous.sections().get(RecordSection.CARE)).ifPresent(written -> showLast(written, pep.childId(), form));
        care.showCare(pep.childId(), form);
        care.showPlacement(pep.childId(), form);
    }

    private void showLast(PepRecord.Section written, UUID childId, Prefill form) {
        LocalDate writtenOn = civilTime.dayOf(written.writtenAt());
        boolean moved = care.movedAfter(writtenOn, childId);
        form.put("filledInFrom", Words.day(writtenOn)).put("placementChanged", moved)
                .putAll(written.answers(), moved ? LASTING_AFTER_A_MOVE : LASTING);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.writeCareSection(pepId, answers, actor);
        return TaskDone.of("Care section completed");
    }
}
