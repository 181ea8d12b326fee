package org.virtualschool.funding.payment;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.funding.FundingPayments;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.PartOfWhole;

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

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public void run(String subject) {
        PartOfWhole work = PartOfWhole.of(subject);
        UUID runId = work.whole();
        UUID requestId = work.part();
        rows.heldUnpaid(runId, requestId).ifPresent(pence -> {
            payments.pay(requestId, runId, pence, rows.run(runId).orElseThrow().endedBy());
            rows.paid(runId, requestId, clock.instant());
        });
    }
}
