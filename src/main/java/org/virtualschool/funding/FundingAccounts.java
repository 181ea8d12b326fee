package org.virtualschool.funding;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Outcome;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/** Accounting for premium that was paid: what it achieved, and what of it came back. Asks no access rule: callers do. */
@Service
@Transactional
public class FundingAccounts {

    private static final String HAD_PART = "You asked for this premium, decided on it, paid it or reported on it. Somebody else has to confirm"
            + " that money came back.";

    private final FundingRequestRepository requests;
    private final AccountRows rows;
    private final Ledger ledger;
    private final FundingNews news;
    private final AuditTrail audit;
    private final CivilTime civilTime;

    FundingAccounts(FundingRequestRepository requests, AccountRows rows, Ledger ledger, FundingNews news, AuditTrail audit, CivilTime civilTime) {
        this.requests = requests;
        this.rows = rows;
        this.ledger = ledger;
        this.news = news;
        this.audit = audit;
        this.civilTime = civilTime;
    }

    /** What became of the request; of one that was not paid yet, next to nothing. */
    @Transactional(readOnly = true)
    public FundingAccount of(UUID requestId) {
        return rows.of(requestId);
    }

    /** What was paid for it and has not come back, in pence. */
    @Transactional(readOnly = true)
    public long paid(UUID requestId) {
        return ledger.of(requestId).paid();
    }

    /** The most of it that can have been spent, in pence: less than was paid if the child left before the provision was over. */
    @Transactional(readOnly = true)
    public long mostSpent(UUID requestId) {
        return Math.max(0, paid(requestId) - rows.of(requestId).recoupPence());
    }

    /** The number of the payment run that has paid it; null if none has. */
    @Transactional(readOnly = true)
    public Long paidInRun(UUID requestId) {
        return rows.paidInRun(requestId);
    }

    /** The provision is over, the child's next PEP is signed, or the child has left: those who report are told so. */
    public void reportIsDue(UUID requestId, LocalDate dueOn) {
        FundingRequest request = held(requestId);
        request.reportDue();
        news.tellReporters(request, "funding.impact",
                "Please report by %s what pupil premium of %s has achieved.".formatted(Words.day(dueOn), Words.pounds(paid(requestId))));
    }

    /**
     * Keeps the report of what it achieved.
     *
     * @return whether money was left over, so that it has to come back
     * @throws FieldFaultsException if more was spent than there was; nothing is stored
     */
    public boolean report(UUID requestId, ImpactReport report, String actor) {
        FundingRequest request = held(requestId);
        long most = mostSpent(requestId);
        new FieldFaults().rejectIf(report.spentPence() < 0 || report.spentPence() > most, "spentAmount",
                "Enter what was spent of the premium, %s at most.".formatted(Words.pounds(most))).throwIfAny();
        rows.add(requestId, report, actor);
        long left = paid(requestId) - report.spentPence();
        request.reported(left > 0);
        if (left > 0) {
            news.tellFinance(request, "funding.refundDue", "A refund of pupil premium is due: %s.".formatted(Words.pounds(left)));
        }
        return left > 0;
    }

    /** What has to come back, in pence; 0 if nothing has, or all did. */
    @Transactional(readOnly = true)
    public long refundDue(UUID requestId) {
        FundingAccount.Impact impact = rows.of(requestId).impact();
        return impact == null ? 0 : paid(requestId) - impact.report().spentPence();
    }

    /** Why the person may not confirm a refund, in a sentence; empty if they may. Two accounts of one person count as one. */
    @Transactional(readOnly = true)
    public Optional<String> refusalToConfirm(UUID requestId, String userId) {
        return rows.hadPartInMoney(requestId, userId) ? Optional.of(HAD_PART) : Optional.empty();
    }

    /**
     * All that was left over has come back: it is free in the fund again.
     *
     * @param pence      what came
     * @param receivedOn when, in Europe/London
     * @throws FieldFaultsException  if it is not all of it, or the day lies ahead or before the payment; nothing is stored
     * @throws IllegalStateException if the person may not confirm it
     */
    public void confirmRefund(UUID requestId, long pence, LocalDate receivedOn, String actor) {
        FundingRequest request = held(requestId);
        long due = refundDue(requestId);
        LocalDate paidOn = rows.paidAt(requestId).map(civilTime::dayOf).orElseThrow();
        new FieldFaults()
                .rejectIf(pence != due, "refundAmount", "%s is due. Confirm the refund once all of it has come back.".formatted(Words.pounds(due)))
                .rejectIf(receivedOn.isAfter(civilTime.today()), "refundReceivedOn", "Enter a day that is not in the future.")
                .rejectIf(receivedOn.isBefore(paidOn), "refundReceivedOn", "Enter a day from %s on, when it was paid.".formatted(Words.day(paidOn)))
                .throwIfAny();
        refusalToConfirm(requestId, actor).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        request.refunded();
        if (ledger.refund(requestId, pence, "Not spent", actor) != Outcome.BOOKED) {
            throw new IllegalStateException("More is to come back for request %s than was paid".formatted(requestId));
        }
        rows.addRefund(requestId, pence, receivedOn, actor);
        audit.done("funding.refunded", request.childId(), requestId.toString());
        news.tellAnswerers(request, "funding.refunded", "A refund of pupil premium has arrived: %s.".formatted(Words.pounds(pence)));
    }

    /** Held until the end of the transaction: of two at once the second sees what the first has done. */
    private FundingRequest held(UUID id) {
        return requests.findAndHoldById(id).orElseThrow(() -> new IllegalArgumentException("No request " + id));
    }
}
