package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingChase;

/** A request has waited too long for its decision: those who decide are reminded, then the head is told. */
@Component
class ChaseDecisionDelegate implements JavaDelegate {

    private static final String REMIND = "serviceTask_remindWhoDecides";

    private final FundingChase chase;

    ChaseDecisionDelegate(FundingChase chase) {
        this.chase = chase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID requestId = UUID.fromString(execution.getProcessBusinessKey());
        if (REMIND.equals(execution.getCurrentActivityId())) {
            chase.remind(requestId, (String) execution.getVariable(FundingCase.APPROVER_GROUP));
        } else {
            chase.tellHead(requestId);
        }
    }
}
