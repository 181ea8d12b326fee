package org.virtualschool.funding.payment;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.funding.FundingRuns;

/** Takes a request that ends out of the run it is in. */
@Component
class LeaveOutOfRun implements FundingRuns {

    private final PaymentRows rows;

    LeaveOutOfRun(PaymentRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID requestId) {
        rows.heldRunOf(requestId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leaveOut(UUID requestId) {
        rows.heldRunOf(requestId).ifPresent(status -> {
            if (status != RunStatus.PREPARED) {
                throw new IllegalStateException("Request %s is paid or about to be".formatted(requestId));
            }
            rows.leaveOut(requestId);
        });
    }
}
