package org.virtualschool.funding.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.EligibilityFacts;
import org.virtualschool.funding.FundingChecks;

/** Puts before the table of eligibility what it looks at. */
@Component
class EligibilityFactsListener implements ExecutionListener {

    private final FundingChecks checks;

    EligibilityFactsListener(FundingChecks checks) {
        this.checks = checks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        EligibilityFacts facts = checks.facts(UUID.fromString(execution.getProcessBusinessKey()));
        execution.setVariable(FundingCase.LOOKED_AFTER, facts.lookedAfter());
        execution.setVariable(FundingCase.GRANT_FITS_AGE, facts.grantFitsAge());
        execution.setVariable(FundingCase.PEP_CURRENT, facts.pepCurrent());
        execution.setVariable(FundingCase.PEP_RATING, facts.pepRating());
        execution.setVariable(FundingCase.PREMIUM_USE, facts.premiumUse());
        execution.setVariable(FundingCase.ASKED_BEFORE, facts.askedBefore());
        execution.setVariable(FundingCase.BEGUN_BEFORE, facts.begunBefore());
    }
}
