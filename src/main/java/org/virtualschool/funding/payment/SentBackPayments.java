package org.virtualschool.funding.payment;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.funding.FundingPayments;
import org.virtualschool.funding.payment.PaymentRows.Standing;

/**
 * Payments that the bank or the school's ledger sent back. The file of the run stays what was sent; the request can be put into another.
 * Asks no role: callers do.
 */
@Service
@Transactional
public class SentBackPayments {

    private final PaymentRows rows;
    private final FundingPayments payments;
    private final Clock clock;

    SentBackPayments(PaymentRows rows, FundingPayments payments, Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.clock = clock;
    }

    /** The payment at this place of the run, from 1, as finance sees it; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Payment> find(UUID runId, int position) {
        return position < 1 ? Optional.empty() : rows.payments(runId, position - 1, 1, false).stream().findFirst();
    }

    /**
     * Records that the payment did not arrive: the money is committed again, and the request waits for the next run.
     *
     * @param because at most 300 characters, without names
     * @return why not, in a sentence; empty if it is recorded
     */
    public Optional<String> sentBack(UUID runId, int position, String because, String actor) {
        // The run before the payment: whoever leaves a request out of it holds them in this order, too.
        rows.heldRun(runId);
        Optional<Standing> standing = rows.heldPaid(runId, position);
        if (standing.isEmpty()) {
            return Optional.of("This payment is not made yet, or was recorded as sent back before.");
        }
        Standing paid = standing.get();
        if (!payments.sentBack(paid.requestId(), runId, paid.pence(), because, actor)) {
            return Optional.of("What this payment achieved was reported already, so it has arrived. What was not spent of it comes back as a refund.");
        }
        rows.sentBack(runId, position, because, actor, clock.instant());
        return Optional.empty();
    }
}
