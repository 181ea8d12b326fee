package org.virtualschool.pep.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReviews;

/** Closes the PEP of a child whose Year 13 has ended before it was signed. */
@Component
class ClosePepOfLeaverDelegate implements JavaDelegate {

    private final PepReviews reviews;

    ClosePepOfLeaverDelegate(PepReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.closeWithYear13(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
