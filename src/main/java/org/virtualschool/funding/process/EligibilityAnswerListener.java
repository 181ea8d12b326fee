package org.virtualschool.funding.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingChase;
import org.virtualschool.funding.FundingChecks;

/** Takes the answer of the table of eligibility into the record: every rule that refuses the request. */
@Component
class EligibilityAnswerListener implements ExecutionListener {

    private static final List<String> USED_UP = List.of(FundingCase.LOOKED_AFTER, FundingCase.GRANT_FITS_AGE, FundingCase.PEP_CURRENT,
            FundingCase.PEP_RATING, FundingCase.PREMIUM_USE, FundingCase.ASKED_BEFORE, FundingCase.BEGUN_BEFORE);

    private final FundingChecks checks;
    private final FundingChase chase;

    EligibilityAnswerListener(FundingChecks checks, FundingChase chase) {
        this.checks = checks;
        this.chase = chase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult answer = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<EligibilityRule> refusedBy = answer.<String>collectEntries("rule").stream().map(EligibilityRule::ofCode).toList();
        checks.recordEligibility(UUID.fromString(execution.getProcessBusinessKey()), refusedBy);
        execution.setVariable(FundingCase.ELIGIBLE, refusedBy.isEmpty());
        execution.setVariable(FundingCase.REMIND_AT, chase.remindsAt().toString());
        execution.setVariable(FundingCase.ESCALATE_AT, chase.escalatesAt().toString());
        execution.removeVariables(USED_UP);
    }
}
