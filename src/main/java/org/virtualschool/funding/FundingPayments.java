package org.virtualschool.funding;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Outcome;

/** What becomes of a request when it is paid, or the payment comes back. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FundingPayments {

    /** Type of the background work that has a paid request without a process go on; its subject is the id of the request. */
    public static final String TAKE_UP = "funding.takeUp";

    private static final String SENT_BACK = "Payment sent back: ";

    private final FundingRequestRepository requests;
    private final Ledger ledger;
    private final FundingProcess process;
    private final FundingNews news;
    private final Timeline timeline;
    private final AuditTrail audit;

    FundingPayments(FundingRequestRepository requests, Ledger ledger, FundingProcess process, FundingNews news, Timeline timeline,
            AuditTrail audit) {
        this.requests = requests;
        this.ledger = ledger;
        this.process = process;
        this.news = news;
        this.timeline = timeline;
        this.audit = audit;
    }

    /**
     * Pays what is committed for the request, in the transaction there is, and tells who answers for it.
     *
     * @param pence what the payment run says; nothing is paid if another amount is committed by now
     * @param actor user id of who released the run
     * @throws IllegalStateException if it is not waiting to be paid, or another amount is committed
     */
    public void pay(UUID requestId, UUID paymentRunId, long pence, String actor) {
        FundingRequest request = requests.findAndHoldById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId));
        request.pay();
        if (ledger.of(requestId).committed() != pence || ledger.pay(requestId, paymentRunId, actor) != Outcome.BOOKED) {
            throw new IllegalStateException("What is committed for request %s is not what run %s pays".formatted(requestId, paymentRunId));
        }
        goOn(request);
        timeline.add(request.childId(), null, "Pupil premium paid", null, actor);
        audit.done("funding.paid", request.childId(), requestId.toString());
        news.tellAnswerers(request, "funding.paid", "A request for pupil premium was paid: %s.".formatted(Words.pounds(pence)));
    }

    /**
     * The payment did not arrive: what was paid is committed again and waits for another run, in the transaction there is. Whoever answers
     * for the request is told, and reports on it once it has been paid again.
     *
     * @param pence  what was paid
     * @param reason as the ledger keeps it; names nobody
     * @param actor  user id of who recorded it
     * @return whether; not once somebody has reported what it achieved, as it has arrived then
     */
    public boolean sentBack(UUID requestId, UUID paymentRunId, long pence, String reason, String actor) {
        FundingRequest request = requests.findAndHoldById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId));
        if (request.status() != FundingStatus.PAID && request.status() != FundingStatus.IMPACT_DUE) {
            return false;
        }
        request.sentBack();
        if (ledger.unpay(requestId, paymentRunId, SENT_BACK + reason, actor) != Outcome.BOOKED) {
            throw new IllegalStateException("Run %s has not paid request %s".formatted(paymentRunId, requestId));
        }
        process.payAgain(request.record(List.of(), List.of()));
        timeline.add(request.childId(), null, "Pupil premium payment sent back: it is paid again", null, actor);
        audit.done("funding.sentBack", request.childId(), requestId.toString());
        news.tellAnswerers(request, "funding.sentBack", "A payment of pupil premium, %s, did not arrive. It is made again. Report on it after that."
                .formatted(Words.pounds(pence)));
        return true;
    }

    /**
     * Has the process of a request that is paid go on where it has none, because it was approved under a model that ended with that.
     * Nothing happens to others.
     */
    public void takeUp(UUID requestId) {
        FundingRequest request = requests.findAndHoldById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId));
        if (request.status() == FundingStatus.PAID && !process.isUnderWay(requestId)) {
            goOn(request);
        }
    }

    private void goOn(FundingRequest request) {
        process.paid(request.record(List.of(), List.of()), ImpactChase.asksAt(request.wish().endsOn()));
    }
}
