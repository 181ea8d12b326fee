package org.virtualschool.funding;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PremiumUse;

/** A request for premium. What is done to it is refused unless its status allows it. */
@Entity
@Table(name = "funding_request")
class FundingRequest {

    @Id
    private UUID id;
    private UUID childId;
    private Long schoolKey;
    @Convert(converter = GrantCode.class)
    private Grant grantCode;
    private boolean pooled;
    private UUID pepId;
    private Integer targetPosition;
    @Enumerated(EnumType.STRING)
    private PremiumUse premiumUse;
    private String need;
    private String provision;
    private String outcome;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private long amountPence;
    private Long approvedPence;
    @Enumerated(EnumType.STRING)
    private FundingStatus status;
    private String refusedBy;
    private String question;
    private String requestedBy;
    private Instant requestedAt;
    private Instant passedOnAt;
    @Enumerated(EnumType.STRING)
    private FundingEnd endedBecause;
    private Instant endedAt;
    private String endedBy;
    @Version
    private Long version;

    protected FundingRequest() {
    }

    /** A request as it is made; {@code schoolKey} is null for a child on no roll. */
    static FundingRequest made(UUID childId, Long schoolKey, Grant grant, boolean pooled, Wish wish, String by, Instant at) {
        FundingRequest request = new FundingRequest();
        request.id = UUID.randomUUID();
        request.childId = childId;
        request.schoolKey = schoolKey;
        request.grantCode = grant;
        request.pooled = pooled;
        request.premiumUse = wish.use();
        request.need = wish.need();
        request.provision = wish.provision();
        request.outcome = wish.outcome();
        request.startsOn = wish.startsOn();
        request.endsOn = wish.endsOn();
        request.amountPence = wish.amountPence();
        request.status = FundingStatus.REQUESTED;
        request.requestedBy = by;
        request.requestedAt = at;
        return request;
    }

    /** Says which target of which PEP it is for. */
    FundingRequest forTarget(UUID pep, int position) {
        pepId = pep;
        targetPosition = position;
        return this;
    }

    UUID id() {
        return id;
    }

    UUID childId() {
        return childId;
    }

    Long schoolKey() {
        return schoolKey;
    }

    Grant grant() {
        return grantCode;
    }

    boolean pooled() {
        return pooled;
    }

    /** Null between PEPs. */
    UUID pepId() {
        return pepId;
    }

    /** What was asked last; null if nothing was. */
    String question() {
        return question;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /** Since when it waits for a decision; null before. */
    Instant passedOnAt() {
        return passedOnAt;
    }

    /** In pence; null unless something was approved. */
    Long approvedPence() {
        return approvedPence;
    }

    FundingStatus status() {
        return status;
    }

    String requestedBy() {
        return requestedBy;
    }

    Wish wish() {
        return new Wish(premiumUse, need, provision, outcome, startsOn, endsOn, amountPence);
    }

    void refuse(List<EligibilityRule> rules) {
        require(FundingStatus.REQUESTED);
        status = FundingStatus.NOT_ELIGIBLE;
        refusedBy = rules.stream().map(EligibilityRule::code).collect(Collectors.joining(","));
    }

    void passTo(FundingStatus decider, Instant at) {
        require(FundingStatus.REQUESTED);
        status = decider;
        passedOnAt = at;
    }

    void commit(long pence) {
        require(FundingStatus.REQUESTED, FundingStatus.WITH_APPROVER, FundingStatus.WITH_PANEL);
        status = FundingStatus.COMMITTED;
        approvedPence = pence;
    }

    /** Goes on for another school; what was being decided is checked again. */
    void moveTo(long newSchoolKey) {
        require(FundingStatus.REQUESTED, FundingStatus.WITH_APPROVER, FundingStatus.WITH_PANEL, FundingStatus.QUESTION, FundingStatus.COMMITTED);
        schoolKey = newSchoolKey;
        status = status == FundingStatus.COMMITTED ? status : FundingStatus.REQUESTED;
    }

    void pay() {
        require(FundingStatus.COMMITTED);
        status = FundingStatus.PAID;
    }

    /** What was paid did not arrive: it waits to be paid again. */
    void sentBack() {
        require(FundingStatus.PAID, FundingStatus.IMPACT_DUE);
        status = FundingStatus.COMMITTED;
    }

    void reportDue() {
        require(FundingStatus.PAID);
        status = FundingStatus.IMPACT_DUE;
    }

    void reported(boolean moneyLeft) {
        require(FundingStatus.IMPACT_DUE);
        status = moneyLeft ? FundingStatus.REFUND_DUE : FundingStatus.ACCOUNTED;
    }

    void refunded() {
        require(FundingStatus.REFUND_DUE);
        status = FundingStatus.ACCOUNTED;
    }

    void close(FundingEnd reason, String by, Instant at) {
        require(FundingStatus.REQUESTED, FundingStatus.WITH_APPROVER, FundingStatus.WITH_PANEL, FundingStatus.QUESTION, FundingStatus.COMMITTED);
        status = FundingStatus.CLOSED;
        endedBecause = reason;
        endedBy = by;
        endedAt = at;
    }

    void decline() {
        require(FundingStatus.WITH_APPROVER, FundingStatus.WITH_PANEL);
        status = FundingStatus.DECLINED;
    }

    void ask(String what) {
        require(FundingStatus.WITH_APPROVER, FundingStatus.WITH_PANEL);
        status = FundingStatus.QUESTION;
        question = what;
    }

    /** The question is answered: takes what was changed with it. */
    void answered(LocalDate newStart, LocalDate newEnd, long newAmountPence) {
        require(FundingStatus.QUESTION);
        status = FundingStatus.REQUESTED;
        startsOn = newStart;
        endsOn = newEnd;
        amountPence = newAmountPence;
    }

    FundingRecord record(List<FundingDecision> decisions, List<FundingAnswer> answers) {
        List<EligibilityRule> rules = refusedBy == null ? List.of()
                : Stream.of(refusedBy.split(",")).map(EligibilityRule::ofCode).toList();
        return new FundingRecord(id, childId, schoolKey, grantCode, pooled, pepId, targetPosition, wish(), approvedPence, status,
                rules, question, answers.stream().map(FundingAnswer::record).toList(), requestedBy, requestedAt, decisions.stream().map(FundingDecision::record).toList(),
                endedBecause == null ? null : new FundingRecord.Ending(endedBecause, endedBy, endedAt));
    }

    private void require(FundingStatus... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw new IllegalStateException("Request %s is %s".formatted(id, status));
        }
    }
}
