package org.virtualschool.funding.process.yearend;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.yearend.Statements;

/** Books what goes back, in the transaction in which the head confirms it. */
@Component
class BookReturnDelegate implements JavaDelegate {

    private final Statements statements;

    BookReturnDelegate(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        statements.book(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
