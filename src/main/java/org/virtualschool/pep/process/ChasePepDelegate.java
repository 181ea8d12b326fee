package org.virtualschool.pep.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.ChaseStep;
import org.virtualschool.pep.PepChase;

/** A reminder or escalation has come: tells people, and sets the clock for the next one. */
@Component
class ChasePepDelegate implements JavaDelegate {

    private static final Map<String, ChaseStep> STEPS = Map.of(
            "serviceTask_remindFirst", ChaseStep.REMINDER_1,
            "serviceTask_remindAgain", ChaseStep.REMINDER_2,
            "serviceTask_tellTeacherAndSocialWorker", ChaseStep.OVERDUE_1,
            "serviceTask_tellManagers", ChaseStep.OVERDUE_2,
            "serviceTask_tellHeads", ChaseStep.OVERDUE_3,
            "serviceTask_putOnExceptionList", ChaseStep.EXCEPTION);

    private final PepChase chase;

    ChasePepDelegate(PepChase chase) {
        this.chase = chase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID pepId = UUID.fromString(execution.getProcessBusinessKey());
        chase.reached(pepId, STEPS.get(execution.getCurrentActivityId())).ifPresent(next ->
                execution.setVariable(PepReview.CHASE_AT, next.toString()));
    }
}
