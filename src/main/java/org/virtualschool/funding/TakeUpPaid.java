package org.virtualschool.funding;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.workflow.BackgroundTask;

/** Has requests go on that were paid before there was a way to account for them. */
@Component
class TakeUpPaid implements BackgroundTask {

    private final FundingPayments payments;

    TakeUpPaid(FundingPayments payments) {
        this.payments = payments;
    }

    @Override
    public String type() {
        return FundingPayments.TAKE_UP;
    }

    @Override
    @Transactional
    public void run(String requestId) {
        payments.takeUp(UUID.fromString(requestId));
    }
}
