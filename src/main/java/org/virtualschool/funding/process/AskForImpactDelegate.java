package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.Answerer;
import org.virtualschool.funding.Answerers;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.ImpactChase;

/** Tells those who report that it is due, and says when they are chased; of social work it is whoever is the child's worker by then. */
@Component
class AskForImpactDelegate implements JavaDelegate {

    private final FundingAccounts accounts;
    private final ImpactChase chase;
    private final FundingRequests requests;
    private final Answerers answerers;

    AskForImpactDelegate(FundingAccounts accounts, ImpactChase chase, FundingRequests requests, Answerers answerers) {
        this.accounts = accounts;
        this.chase = chase;
        this.requests = requests;
        this.answerers = answerers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID requestId = UUID.fromString(execution.getProcessBusinessKey());
        accounts.reportIsDue(requestId, chase.dueOn());
        String group = (String) execution.getVariable(FundingCase.ANSWERER_GROUP);
        if (new Answerer((String) execution.getVariable(FundingCase.ANSWERER), group).isInSocialWork()) {
            Answerer now = answerers.inSocialWork(requests.find(requestId).childId());
            execution.setVariable(FundingCase.ANSWERER, now.userId());
            execution.setVariable(FundingCase.ANSWERER_GROUP, now.group());
        }
        execution.setVariable(FundingCase.IMPACT_REMIND_AT, chase.remindsAt().toString());
        execution.setVariable(FundingCase.IMPACT_ESCALATE_AT, chase.escalatesAt().toString());
    }
}
