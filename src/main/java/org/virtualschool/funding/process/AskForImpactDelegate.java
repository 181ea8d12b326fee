package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.ImpactChase;

/** Tells those who report that it is due, and says when they are chased. */
@Component
class AskForImpactDelegate implements JavaDelegate {

    private final FundingAccounts accounts;
    private final ImpactChase chase;

    AskForImpactDelegate(FundingAccounts accounts, ImpactChase chase) {
        this.accounts = accounts;
        this.chase = chase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        accounts.reportIsDue(UUID.fromString(execution.getProcessBusinessKey()), chase.dueOn());
        execution.setVariable(FundingCase.IMPACT_REMIND_AT, chase.remindsAt().toString());
        execution.setVariable(FundingCase.IMPACT_ESCALATE_AT, chase.escalatesAt().toString());
    }
}
