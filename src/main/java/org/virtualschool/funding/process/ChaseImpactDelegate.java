package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.ImpactChase;

/** A report has been waited for too long: whoever makes it is reminded, then more people are told. */
@Component
class ChaseImpactDelegate implements JavaDelegate {

    private static final String REMIND = "serviceTask_remindWhoReports";

    private final ImpactChase chase;

    ChaseImpactDelegate(ImpactChase chase) {
        this.chase = chase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID requestId = UUID.fromString(execution.getProcessBusinessKey());
        if (REMIND.equals(execution.getCurrentActivityId())) {
            chase.remind(requestId);
        } else {
            chase.tellMore(requestId);
        }
    }
}
