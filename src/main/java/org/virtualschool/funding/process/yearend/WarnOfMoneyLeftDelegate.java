package org.virtualschool.funding.process.yearend;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.yearend.YearEndPolicies;
import org.virtualschool.funding.yearend.YearEndWarnings;

/** Warns of what is not spent, and says when that is done again. */
@Component
class WarnOfMoneyLeftDelegate implements JavaDelegate {

    private final YearEndWarnings warnings;
    private final YearEndPolicies policies;

    WarnOfMoneyLeftDelegate(YearEndWarnings warnings, YearEndPolicies policies) {
        this.warnings = warnings;
        this.policies = policies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        warnings.warn(UUID.fromString(execution.getProcessBusinessKey()));
        execution.setVariable(YearEndCase.WARN_AT, policies.nextWarning().toString());
    }
}
