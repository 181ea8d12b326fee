package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReading;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Hold the PEP meeting": who came, what was said, the targets and the next date. */
@Component
class MeetingForm extends PepTaskForm {

    private static final String PLANNED_PLACE = "meetingPlannedPlace";

    private final NextPepDate nextPep;
    private final Summaries summaries;
    private final PepRecording recording;

    MeetingForm(PepTaskDesk desk, NextPepDate nextPep, Summaries summaries, PepRecording recording) {
        super(PepReview.MEETING, desk);
        this.nextPep = nextPep;
        this.summaries = summaries;
        this.recording = recording;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        form.putText("planDispute", pep.planDisputeReason());
        if (pep.meetingHeldOn() != null) {
            form.put("meetingHeldOn", pep.meetingHeldOn().toString())
                    .putAll(pep.answers(RecordSection.MEETING), RecordSection.MEETING.keys());
            TargetFields.show(pep, form);
        }
        String place = (String) pep.answers(RecordSection.INITIATION).get(PLANNED_PLACE);
        form.put("meetingPlace", place)
                .putLine("meetingPlanned", Words.weekday(pep.meetingPlannedOn()) + ", " + place);
        form.put("summaryInvitations", summaries.section(pep, RecordSection.INITIATION, PepReading.SCHOOL))
                .put("summaryCare", summaries.section(pep, RecordSection.CARE, PepReading.SCHOOL));
        nextPep.showLatest(pep.schoolKey(), pep.meetingPlannedOn(), form);
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        recording.holdMeeting(pepId, answers, TargetFields.read(answers), actor);
        return TaskDone.of("PEP meeting held and targets set");
    }
}
