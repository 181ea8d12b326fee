package org.virtualschool.funding.payment;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.funding.FundingPayments;
import org.virtualschool.workflow.BackgroundTask;

/** Pays one request of a released run. Its row says whether it is paid, so coming twice does nothing. */
@Component
class PayRequest implements BackgroundTask {

    static final String TYPE = "funding.pay";

    private final PaymentRows rows;
    private final FundingPayments payments;
    private final Clock clock;

    PayRequest(PaymentRows rows, FundingPayments payments, Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.clock = clock;
    }

    static String subject(UUID runId, UUID requestId) {
        return runId + "/" + requestId;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public void run(String subject) {
        int slash = subject.indexOf('/');
        UUID runId = UUID.fromString(subject.substring(0, slash));
        UUID requestId = UUID.fromString(subject.substring(slash + 1));
        rows.heldUnpaid(runId, requestId).ifPresent(pence -> {
            payments.pay(requestId, runId, pence, rows.run(runId).orElseThrow().endedBy());
            rows.paid(runId, requestId, clock.instant());
        });
    }
}
