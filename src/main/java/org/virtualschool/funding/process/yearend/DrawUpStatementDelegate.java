package org.virtualschool.funding.process.yearend;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.yearend.Statements;

/** Draws up the statement of what goes back. */
@Component
class DrawUpStatementDelegate implements JavaDelegate {

    private final Statements statements;

    DrawUpStatementDelegate(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        statements.drawUp(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
