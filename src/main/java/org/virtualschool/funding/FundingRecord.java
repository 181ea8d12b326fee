package org.virtualschool.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.virtualschool.funding.ledger.Grant;

/**
 * Everything on record about a request, as it stood when it was read.
 *
 * @param schoolKey     the school that provides it; null for a child on no roll
 * @param pooled        whether it is charged to pooled money
 * @param pepId         the PEP whose target it is for; null between PEPs
 * @param target        position of the target in the PEP; null with it
 * @param approvedPence what was approved, in pence; null unless something was
 * @param refusedBy     the rules that refused it; empty unless some did
 * @param question      what the requester was asked last; null if nothing
 * @param answers       what was said to every question so far, in their order
 * @param decisions     in their order
 * @param ending        why it was closed; null unless it was
 */
public record FundingRecord(UUID id, UUID childId, Long schoolKey, Grant grant, boolean pooled, UUID pepId, Integer target, Wish wish,
        Long approvedPence, FundingStatus status, List<EligibilityRule> refusedBy, String question, List<Answer> answers,
        String requestedBy, Instant requestedAt, List<Decision> decisions, Ending ending) {

    /** Why a request was closed, by whom and when. */
    public record Ending(FundingEnd because, String by, Instant at) {
    }

    /**
     * What somebody answered, and what was asked for from then on.
     *
     * @param said        null where it was not kept: before each answer was, the next question took its place
     * @param amountPence in pence
     */
    public record Answer(String question, String said, long amountPence, LocalDate startsOn, LocalDate endsOn, String answeredBy, Instant answeredAt) {
    }

    /**
     * What somebody decided.
     *
     * @param voidedAt since when it counts no more; null while it does
     */
    public record Decision(DecisionPart part, Verdict verdict, String decidedBy, Instant decidedAt, Instant voidedAt) {
    }
}
