package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepSharing;
import org.virtualschool.calendar.Words;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;

/** "Share the PEP": the social worker confirms that carer and child have it. */
@Component
class ShareForm extends PepTaskForm {

    private final PepSharing sharing;
    private final CivilTime civilTime;

    ShareForm(PepTaskDesk desk, PepSharing sharing, CivilTime civilTime) {
        super(PepReview.SHARE, desk);
        this.sharing = sharing;
        this.civilTime = civilTime;
    }

    @Override
    void show(PepRecord pep, Prefill form) {
        form.put("signedOn", Words.day(civilTime.dayOf(pep.signedOffAt())));
    }

    @Override
    TaskDone take(UUID pepId, FormAnswers answers, String actor) {
        sharing.confirm(pepId, answers, actor);
        return TaskDone.of("PEP shared with carer and child");
    }
}
