package org.virtualschool.funding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.calendar.Words;
import org.virtualschool.people.StaffService;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/** Deciding on requests: there is no other way to approve, decline or ask. Money is committed in the transaction of the decision. */
@Service
@Transactional
public class FundingDecisions {

    private static final String OWN_QUESTION = "You asked a question about this request. Somebody else has to answer.";
    private static final String BY_THE_HOUR = "This is claimed by the hour: days and amount follow from it. If the hours are wrong, say so; it is"
            + " declined then, and claimed again.";

    private final FundingRequestRepository requests;
    private final FundingDecisionRepository decisions;
    private final FundingAnswerRepository answers;
    private final Commitments commitments;
    private final WishRules rules;
    private final HoursClaims hours;
    private final StaffService staff;
    private final FourEyes fourEyes;
    private final FundingNews news;
    private final Clock clock;

    FundingDecisions(FundingRequestRepository requests, FundingDecisionRepository decisions, FundingAnswerRepository answers,
            Commitments commitments, WishRules rules, HoursClaims hours, StaffService staff, FourEyes fourEyes, FundingNews news, Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.answers = answers;
        this.commitments = commitments;
        this.rules = rules;
        this.hours = hours;
        this.staff = staff;
        this.fourEyes = fourEyes;
        this.news = news;
        this.clock = clock;
    }

    /** Why the person may not decide in that part, in a sentence; empty if they may. Two accounts of one person count as one. */
    @Transactional(readOnly = true)
    public Optional<String> refusal(UUID requestId, DecisionPart part, String userId) {
        return fourEyes.refusal(request(requestId), answers.findByRequestIdOrderByAnsweredAt(requestId), standing(requestId, part.otherVote())
                .filter(vote -> part.isVote()).map(FundingDecision::record), userId);
    }

    /**
     * Why the person may not answer the open question, in a sentence; empty if they may. What is asked for may change with an answer, so that
     * whoever asked anything about the request answers nothing.
     */
    @Transactional(readOnly = true)
    public Optional<String> refusalToAnswer(UUID requestId, String userId) {
        return decisions.findByRequestIdOrderByDecidedAt(requestId).stream().filter(decision -> decision.verdict().outcome() == DecisionOutcome.ASK)
                .filter(asked -> staff.samePerson(asked.decidedBy(), userId)).findFirst().map(asked -> OWN_QUESTION);
    }

    /** The request now waits for one person. */
    public void passToOfficer(UUID requestId) {
        request(requestId).passTo(FundingStatus.WITH_APPROVER, clock.instant());
    }

    /** The request now waits for the panel. */
    public void passToPanel(UUID requestId) {
        request(requestId).passTo(FundingStatus.WITH_PANEL, clock.instant());
    }

    /**
     * Approves by policy what stays within the core amount, or within the hours of the grant.
     *
     * @return whether the money was there; if not, nothing has happened and somebody has to decide
     */
    public boolean approveByPolicy(UUID requestId) {
        FundingRequest request = request(requestId);
        long pence = request.wish().amountPence();
        if (commitments.commit(request, pence, Actors.SYSTEM).isPresent()) {
            return false;
        }
        keep(request, DecisionPart.POLICY, new Verdict(DecisionOutcome.APPROVE, pence,
                hours.of(requestId).isPresent() ? "Within the hours of the grant" : "Within the core amount of the term"), Actors.SYSTEM);
        approved(request, pence);
        return true;
    }

    /**
     * One person decides.
     *
     * @throws FieldFaultsException if the amount is wrong or the fund too small; nothing is stored
     */
    public DecisionOutcome decide(UUID requestId, Verdict verdict, String actor) {
        FundingRequest request = held(requestId);
        check(request, verdict);
        keep(request, DecisionPart.OFFICER, verdict, actor);
        carryOut(request, verdict, actor);
        return verdict.outcome();
    }

    /**
     * One of the panel votes. Both must agree: with the second vote it is approved if both name the same amount, and all vote again
     * if they name different ones. One who declines or asks settles it, whatever the other says or would have said.
     *
     * @return what the panel has decided; empty while the other vote is missing or both have to vote again
     * @throws FieldFaultsException if the amount is wrong or the fund too small; nothing is stored
     */
    public Optional<DecisionOutcome> vote(UUID requestId, DecisionPart part, Verdict verdict, String actor) {
        FundingRequest request = held(requestId);
        Optional<DecisionOutcome> settled = settled(request);
        if (settled.isPresent()) {
            return settled;
        }
        check(request, verdict);
        Optional<FundingDecision> other = standing(requestId, part.otherVote());
        FundingDecision own = keep(request, part, verdict, actor);
        Verdict counts = other.map(FundingDecision::verdict).filter(vote -> vote.outcome() != DecisionOutcome.APPROVE).orElse(verdict);
        if (counts.outcome() == DecisionOutcome.APPROVE) {
            if (other.isEmpty()) {
                return Optional.empty();
            }
            if (!other.get().verdict().amountPence().equals(verdict.amountPence())) {
                voidVotes(requestId);
                news.tellVoters(request, new PanelVotes(own.record(), other.get().record()));
                return Optional.empty();
            }
        }
        carryOut(request, counts, actor);
        return Optional.of(counts.outcome());
    }

    /** In a model of before one vote could settle it, both votes have to be given: the second then changes nothing. */
    private static Optional<DecisionOutcome> settled(FundingRequest request) {
        return switch (request.status()) {
            case DECLINED -> Optional.of(DecisionOutcome.DECLINE);
            case QUESTION -> Optional.of(DecisionOutcome.ASK);
            default -> Optional.empty();
        };
    }

    /**
     * The requester answers what was asked, and may change days and amount: votes that were given count no more.
     *
     * @throws FieldFaultsException if what is asked for now is wrong; nothing is stored
     */
    public void answer(UUID requestId, String said, Wish changed, String actor) {
        rules.check(changed, "requestedAmount", "provisionEndsOn");
        FundingRequest request = request(requestId);
        Wish asked = request.wish();
        boolean same = changed.amountPence() == asked.amountPence() && changed.startsOn().equals(asked.startsOn())
                && changed.endsOn().equals(asked.endsOn());
        new FieldFaults().rejectIf(!same && hours.of(requestId).isPresent(), "requestedAmount", BY_THE_HOUR).throwIfAny();
        request.answered(changed.startsOn(), changed.endsOn(), changed.amountPence());
        answers.saveAndFlush(new FundingAnswer(requestId, request.question(), said, changed, actor, clock.instant()));
    }

    private void check(FundingRequest request, Verdict verdict) {
        if (!request.status().decidable()) {
            throw new IllegalStateException("Request %s cannot be decided: %s".formatted(request.id(), request.status()));
        }
        new FieldFaults().rejectIf(verdict.amountPence() != null
                        && (verdict.amountPence() <= 0 || verdict.amountPence() > request.wish().amountPence()), "approvedAmount",
                "Enter more than nothing and not more than was asked for: %s.".formatted(Words.pounds(request.wish().amountPence()))).throwIfAny();
    }

    private void carryOut(FundingRequest request, Verdict verdict, String actor) {
        switch (verdict.outcome()) {
            case APPROVE -> {
                commitments.commit(request, verdict.amountPence(), actor).ifPresent(tooLittle ->
                        new FieldFaults().reject("fundingOutcome", tooLittle + " Nothing has been committed.").throwIfAny());
                approved(request, verdict.amountPence());
            }
            case DECLINE -> {
                request.decline();
                news.tellAnswerers(request, "funding.declined", "A request for pupil premium was declined. The child's record says why.");
            }
            case ASK -> {
                request.ask(verdict.reason());
                voidVotes(request.id());
                news.tellAnswerers(request, "funding.question", "There is a question about your request for pupil premium.");
            }
        }
    }

    private void approved(FundingRequest request, long pence) {
        request.commit(pence);
        news.tellAnswerers(request, "funding.approved", "A request for pupil premium was approved: %s.".formatted(Words.pounds(pence)));
    }

    private FundingDecision keep(FundingRequest request, DecisionPart part, Verdict verdict, String actor) {
        return decisions.saveAndFlush(new FundingDecision(request.id(), part, verdict, actor, clock.instant()));
    }

    private void voidVotes(UUID requestId) {
        Instant now = clock.instant();
        decisions.findByRequestIdAndVoidedAtIsNull(requestId).stream().filter(vote -> vote.part().isVote())
                .forEach(vote -> vote.voidAt(now));
    }

    private Optional<FundingDecision> standing(UUID requestId, DecisionPart part) {
        return decisions.findByRequestIdAndVoidedAtIsNull(requestId).stream().filter(vote -> vote.part() == part).findFirst();
    }

    /** Held until the end of the transaction: of two votes at once the second sees the first. */
    private FundingRequest held(UUID id) {
        return requests.findAndHoldById(id).orElseThrow(() -> new IllegalArgumentException("No request " + id));
    }

    private FundingRequest request(UUID id) {
        return requests.findById(id).orElseThrow(() -> new IllegalArgumentException("No request " + id));
    }
}
