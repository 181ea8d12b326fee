package org.virtualschool.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.RecordSection;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/** Making requests and reading them. Asks no access rule: callers do. */
@Service
@Transactional
public class FundingRequests {

    private static final String BY_THE_HOUR = "The child is in early years then. Early years pupil premium is claimed by the hour, by the setting:"
            + " see the child's record.";

    private final FundingRequestRepository requests;
    private final FundingDecisionRepository decisions;
    private final FundingAnswerRepository answers;
    private final FundingProcess process;
    private final WishRules rules;
    private final GrantOfChild grants;
    private final PepReader peps;
    private final Children children;
    private final CivilTime civilTime;
    private final Clock clock;
    private final Timeline timeline;
    private final AuditTrail audit;

    FundingRequests(FundingRequestRepository requests, FundingDecisionRepository decisions, FundingAnswerRepository answers,
            FundingProcess process, WishRules rules, GrantOfChild grants, PepReader peps, Children children, CivilTime civilTime, Clock clock, Timeline timeline,
            AuditTrail audit) {
        this.requests = requests;
        this.decisions = decisions;
        this.answers = answers;
        this.process = process;
        this.rules = rules;
        this.grants = grants;
        this.peps = peps;
        this.children = children;
        this.civilTime = civilTime;
        this.clock = clock;
        this.timeline = timeline;
        this.audit = audit;
    }

    /**
     * A request between PEPs. It is checked and passed on at once.
     *
     * @return the request as it stands after that
     * @throws FieldFaultsException if the wish itself is wrong; nothing is stored
     */
    public FundingRecord makeBetweenPeps(UUID childId, boolean pooled, Wish wish, String actor) {
        rules.check(wish, "amount", "endsOn");
        Child child = children.get(childId);
        Grant grant = grants.of(child, wish.startsOn());
        new FieldFaults().rejectIf(grant == Grant.EARLY_YEARS_PUPIL_PREMIUM, "startsOn", BY_THE_HOUR).throwIfAny();
        return start(FundingRequest.made(childId, schoolOf(child), grant, pooled, wish, actor, clock.instant()), requestId -> { });
    }

    /** Notes as a fault of the field if the amount, in pence, is more than one request may ask for. */
    @Transactional(readOnly = true)
    public void checkMost(long pence, String field, FieldFaults faults) {
        rules.checkMost(pence, field, faults);
    }

    /**
     * A request for early years pupil premium by the hour. It is checked and passed on at once.
     *
     * @param wish      days and amount as the hours come to
     * @param alongside keeps the hours under the id of the request, before it is checked
     * @return the request as it stands after that
     */
    public FundingRecord makeByTheHour(UUID childId, Wish wish, String actor, Consumer<UUID> alongside) {
        Child child = children.get(childId);
        return start(FundingRequest.made(childId, schoolOf(child), Grant.EARLY_YEARS_PUPIL_PREMIUM, false, wish, actor, clock.instant()), alongside);
    }

    /** Whether premium for the child is claimed by the hour now: in early years, and on the roll of a setting that can claim it. */
    @Transactional(readOnly = true)
    public boolean isClaimedByTheHour(Child child) {
        return schoolOf(child) != null && grants.of(child, civilTime.today()) == Grant.EARLY_YEARS_PUPIL_PREMIUM;
    }

    /** The grant that is there for the child on the day. */
    @Transactional(readOnly = true)
    public Grant grantFor(Child child, LocalDate on) {
        return grants.of(child, on);
    }

    /**
     * One request for each costed target of a signed PEP: what the PEP says is the request, and who wrote up the meeting made it.
     * Targets that have one are left alone.
     */
    public void makeForTargetsOf(UUID pepId) {
        PepRecord pep = peps.find(pepId);
        Child child = children.get(pep.childId());
        LocalDate signedOn = civilTime.dayOf(pep.signedOffAt());
        String author = pep.sections().get(RecordSection.MEETING).writtenBy();
        pep.targets().stream()
                .filter(target -> target.plan().premiumPence() > 0
                        && !requests.existsByPepIdAndTargetPosition(pepId, target.position()))
                .forEach(target -> start(FundingRequest.made(child.id(), pep.schoolKey(), grants.of(child, signedOn), false,
                        TargetWish.of(target.plan(), signedOn), author, pep.signedOffAt()).forTarget(pepId, target.position()),
                        requestId -> { }));
    }

    private FundingRecord start(FundingRequest request, Consumer<UUID> alongside) {
        requests.saveAndFlush(request);
        alongside.accept(request.id());
        timeline.add(request.childId(), null, "Pupil premium asked for", null, request.requestedBy());
        audit.done("funding.requested", request.childId(), request.id().toString());
        process.start(request.record(List.of(), List.of()));
        return find(request.id());
    }

    /** @throws IllegalArgumentException if there is no such request */
    @Transactional(readOnly = true)
    public FundingRecord find(UUID requestId) {
        return requests.findById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId))
                .record(decisions.findByRequestIdOrderByDecidedAt(requestId), answers.findByRequestIdOrderByAnsweredAt(requestId));
    }

    /** The child's requests, the latest first; empty if there are none. */
    @Transactional(readOnly = true)
    public List<FundingRecord> of(UUID childId) {
        List<FundingRequest> all = requests.findByChildIdOrderByRequestedAtDesc(childId);
        List<UUID> ids = all.stream().map(FundingRequest::id).toList();
        Map<UUID, List<FundingDecision>> made = decisions.findByRequestIdInOrderByDecidedAt(ids)
                .stream().collect(Collectors.groupingBy(FundingDecision::requestId));
        Map<UUID, List<FundingAnswer>> given = answers.findByRequestIdInOrderByAnsweredAt(ids)
                .stream().collect(Collectors.groupingBy(FundingAnswer::requestId));
        return all.stream().map(request -> request.record(made.getOrDefault(request.id(), List.of()),
                given.getOrDefault(request.id(), List.of()))).toList();
    }

    private Long schoolOf(Child child) {
        return children.currentSchool(child.id()).map(School::key).orElse(null);
    }
}
