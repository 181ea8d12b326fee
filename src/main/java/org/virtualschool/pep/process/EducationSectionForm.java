package org.virtualschool.pep.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.PepSetting;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.pep.SectionOwner;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** What the school, or the adviser in its place, knows of learning, attendance, support and earlier targets. */
class EducationSectionForm extends PepTaskForm {

    private static final List<String> SUPPORT = List.of("senPrimaryNeed", "senSupport");

    private final String headline;
    private final List<String> carriedOver;
    private final PepTaskDesk desk;
    private final CareFacts care;
    private final Summaries summaries;
    private final PepRecording recording;

    /**
     * The form of one of the tasks.
     *
     * @param headline    what the child's timeline says once it is done
     * @param carriedOver fields of {@link RecordSection#EDUCATION} that show what the PEP before said
     */
    EducationSectionForm(String taskKey, String headline, List<String> carriedOver, PepTaskDesk desk, CareFacts care,
                         Summaries summaries, PepRecording recording) {
        super(taskKey, desk);
        this.headline = headline;
        this.carriedOver = carriedOver;
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
            form.putAll(previous.answers(RecordSection.EDUCATION), carriedOver);
            form.putAll(previous.answers(RecordSection.SEN), SUPPORT);
            AttainmentFields.showFromLastPep(previous.attainment(), form);
            PreviousTargetFields.show(previous, pep.id(), form);
        });
        showWhetherSchoolIsClosed(pep, form);
        care.showSenStatus(pep.childId(), form);
        care.showSchoolHistory(pep.childId(), form);
    }

    /** An interim PEP asks what matters until term starts; nothing is put in term. */
    static void showWhetherSchoolIsClosed(PepRecord pep, Prefill form) {
        form.put("schoolClosed", pep.setting() == PepSetting.HOLIDAY ? true : null);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.writeSchoolSections(pepId, answers, AttainmentFields.read(answers), PreviousTargetFields.read(answers), actor);
        return TaskDone.of(headline);
    }
}
