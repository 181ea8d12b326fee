package org.virtualschool.funding.process.yearend;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.yearend.YearEndClosing;

/** Closes the funds of the year; what is still open is dealt with in the background, request by request. */
@Component
class CloseFundsDelegate implements JavaDelegate {

    private final YearEndClosing closing;

    CloseFundsDelegate(YearEndClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(YearEndCase.ANYTHING_OPEN, closing.close(UUID.fromString(execution.getProcessBusinessKey())));
        execution.removeVariables(List.of(YearEndCase.WARN_AT, YearEndCase.CLOSES_AT));
    }
}
