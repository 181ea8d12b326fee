package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingChecks;
import org.virtualschool.funding.RouteFacts;

/** Puts before the table of approval what it looks at. */
@Component
class RouteFactsListener implements ExecutionListener {

    private final FundingChecks checks;

    RouteFactsListener(FundingChecks checks) {
        this.checks = checks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        RouteFacts facts = checks.routeFacts(UUID.fromString(execution.getProcessBusinessKey()));
        execution.setVariable(FundingCase.AMOUNT_PENCE, facts.amountPence());
        execution.setVariable(FundingCase.WITHIN_CORE, facts.withinCore());
        execution.setVariable(FundingCase.POOLED, facts.pooled());
        execution.setVariable(FundingCase.PEP_RATING, facts.pepRating());
        execution.setVariable(FundingCase.VERIFIED_HOURS, facts.verifiedHours());
    }
}
