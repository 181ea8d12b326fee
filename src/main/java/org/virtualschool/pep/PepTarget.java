package org.virtualschool.pep;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A target of a PEP, with the outcome that the next review gives it. */
@Entity
@Table(name = "pep_target")
class PepTarget {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "pep_id")
    private Pep pep;
    private int position;
    @Embedded
    private TargetPlan plan;
    @Enumerated(EnumType.STRING)
    private TargetOutcome outcome;
    private String outcomeEvidence;
    private String premiumImpact;
    private UUID reviewedIn;

    protected PepTarget() {
    }

    PepTarget(Pep pep, int position, TargetPlan plan) {
        this.id = UUID.randomUUID();
        this.pep = pep;
        this.position = position;
        this.plan = plan;
    }

    void replan(TargetPlan newPlan) {
        plan = newPlan;
    }

    /** Takes what the review {@code reviewingPep} says; the database refuses it once that review is signed. */
    void review(TargetReview review, UUID reviewingPep) {
        outcome = review.outcome();
        outcomeEvidence = review.evidence();
        premiumImpact = review.premiumImpact();
        reviewedIn = reviewingPep;
    }

    int position() {
        return position;
    }

    TargetPlan plan() {
        return plan;
    }

    PepRecord.Target record() {
        TargetReview review = outcome == null ? null : new TargetReview(outcome, outcomeEvidence, premiumImpact);
        return new PepRecord.Target(position, plan, review, reviewedIn);
    }
}
