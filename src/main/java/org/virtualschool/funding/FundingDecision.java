package org.virtualschool.funding;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What somebody decided on a request, kept for good. */
@Entity
@Table(name = "funding_decision")
class FundingDecision {

    @Id
    private UUID id;
    private UUID requestId;
    @Enumerated(EnumType.STRING)
    private DecisionPart part;
    private String decidedBy;
    @Enumerated(EnumType.STRING)
    private DecisionOutcome outcome;
    private Long amountPence;
    private String reason;
    private Instant decidedAt;
    private Instant voidedAt;

    protected FundingDecision() {
    }

    FundingDecision(UUID requestId, DecisionPart part, Verdict verdict, String decidedBy, Instant decidedAt) {
        this.id = UUID.randomUUID();
        this.requestId = requestId;
        this.part = part;
        this.decidedBy = decidedBy;
        this.outcome = verdict.outcome();
        this.amountPence = verdict.amountPence();
        this.reason = verdict.reason();
        this.decidedAt = decidedAt;
    }

    /** Counts no more: another amount was named, or something was asked. */
    void voidAt(Instant moment) {
        voidedAt = moment;
    }

    UUID requestId() {
        return requestId;
    }

    DecisionPart part() {
        return part;
    }

    String decidedBy() {
        return decidedBy;
    }

    Verdict verdict() {
        return new Verdict(outcome, amountPence, reason);
    }

    FundingRecord.Decision record() {
        return new FundingRecord.Decision(part, verdict(), decidedBy, decidedAt, voidedAt);
    }
}
