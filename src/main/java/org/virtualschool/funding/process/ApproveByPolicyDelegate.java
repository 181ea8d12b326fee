package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.people.Role;

/** Approves what the policy approves; where the money is not there, the head has to decide. */
@Component
class ApproveByPolicyDelegate implements JavaDelegate {

    private final FundingDecisions decisions;

    ApproveByPolicyDelegate(FundingDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID requestId = UUID.fromString(execution.getProcessBusinessKey());
        if (decisions.approveByPolicy(requestId)) {
            execution.setVariable(FundingCase.OUTCOME, FundingCase.APPROVED);
            return;
        }
        decisions.passToOfficer(requestId);
        execution.setVariable(FundingCase.OUTCOME, FundingCase.OPEN);
        execution.setVariable(FundingCase.APPROVER_GROUP, Role.VIRTUAL_SCHOOL_HEAD);
    }
}
