package org.virtualschool.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Terms;
import org.virtualschool.funding.ledger.FundingPolicies;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PepCohort;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.people.StaffService;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;

/** The facts by which the authority's tables say whether premium can be paid at all and who decides, and what follows from their answers. */
@Service
@Transactional
public class FundingChecks {

    private static final String NONE = "none";

    private final FundingRequestRepository requests;
    private final GrantOfChild grants;
    private final HoursClaims hours;
    private final PepReader peps;
    private final PepCohort cohort;
    private final Children children;
    private final Terms terms;
    private final FundingPolicies policies;
    private final StaffService staff;
    private final FundingNews news;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CivilTime civilTime;

    FundingChecks(FundingRequestRepository requests, GrantOfChild grants, HoursClaims hours, PepReader peps,
            PepCohort cohort, Children children, Terms terms, FundingPolicies policies, StaffService staff, FundingNews news,
            Timeline timeline, JdbcClient jdbc, CivilTime civilTime) {
        this.requests = requests;
        this.grants = grants;
        this.hours = hours;
        this.peps = peps;
        this.cohort = cohort;
        this.children = children;
        this.terms = terms;
        this.policies = policies;
        this.staff = staff;
        this.news = news;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.civilTime = civilTime;
    }

    /** What the table of eligibility looks at. */
    public EligibilityFacts facts(UUID requestId) {
        FundingRequest request = request(requestId);
        // Two requests for a child at once would not see each other: the second waits until the first is decided or passed on.
        jdbc.sql("select 1 from casework.child where id = :child for no key update").param("child", request.childId()).query(Integer.class).single();
        Child child = children.get(request.childId());
        Optional<PepRecord> pep = pepOf(request);
        Wish wish = request.wish();
        return new EligibilityFacts(cohort.isInCare(child, children.carePeriods(child.id())),
                request.grant() == grants.of(child, wish.startsOn()),
                pep.filter(signed -> !signed.nextPepOn().isBefore(civilTime.today())).isPresent(), rating(pep),
                wish.use() == null ? NONE : wish.use().code(), askedBefore(request), begunBefore(request));
    }

    /** What the table of approval looks at. */
    @Transactional(readOnly = true)
    public RouteFacts routeFacts(UUID requestId) {
        FundingRequest request = request(requestId);
        boolean within = request.grant() == Grant.PUPIL_PREMIUM_PLUS
                && usedInTerm(request) + request.wish().amountPence() <= policies.coreAmount(request.wish().startsOn());
        boolean verifiedHours = hours.of(requestId).filter(claim -> isVerifiedByAnother(claim, request)).isPresent();
        return new RouteFacts(request.wish().amountPence(), within, request.pooled(), rating(pepOf(request)), verifiedHours);
    }

    /** Who claims by a rate of their own, by whatever account, does not approve it by that: somebody decides. */
    private boolean isVerifiedByAnother(HoursClaim claim, FundingRequest request) {
        return claim.rateVerified() && (claim.rateEnteredBy() == null || !staff.samePerson(claim.rateEnteredBy(), request.requestedBy()));
    }

    /**
     * Takes the answer of the table of eligibility.
     *
     * @param refusedBy the rules that refuse the request; empty if it can go on
     */
    public void recordEligibility(UUID requestId, List<EligibilityRule> refusedBy) {
        if (refusedBy.isEmpty()) {
            return;
        }
        FundingRequest request = request(requestId);
        request.refuse(refusedBy);
        timeline.add(request.childId(), null, "Pupil premium cannot be paid for this", null, Actors.SYSTEM);
        news.tellAnswerers(request, "funding.notEligible", "What you asked for cannot be paid from pupil premium. " + refusedBy.get(0).sentence());
    }

    /** A target's request is judged by its own PEP, any other by the child's last. */
    private Optional<PepRecord> pepOf(FundingRequest request) {
        return request.pepId() == null ? peps.lastSigned(request.childId()) : Optional.of(peps.find(request.pepId()));
    }

    private static String rating(Optional<PepRecord> pep) {
        return pep.map(PepRecord::rating).map(rating -> rating.code()).orElse(NONE);
    }

    /**
     * What was answered stays as early as it was asked for: the answer is not the fault of the child. Hours are claimed when they have been
     * provided.
     */
    private boolean begunBefore(FundingRequest request) {
        return hours.of(request.id()).isEmpty() && request.wish().startsOn().isBefore(civilTime.dayOf(request.requestedAt()));
    }

    /**
     * The same use for the same child in days that overlap, for the same need or by the same provision whatever the spelling: sent twice.
     * Two targets of a PEP are two things, and so are two tutors for two subjects; hours are told apart by those who provide them.
     */
    private boolean askedBefore(FundingRequest request) {
        Wish wish = request.wish();
        boolean claimed = hours.of(request.id()).isPresent();
        return requests.findByChildIdOrderByRequestedAtDesc(request.childId()).stream()
                .filter(other -> !other.id().equals(request.id()) && other.status().stands())
                .filter(other -> request.pepId() == null || other.pepId() == null)
                .map(FundingRequest::wish)
                .anyMatch(other -> claimed ? other.equals(wish) : other.use() == wish.use() && overlap(other, wish)
                        && (isSame(other.need(), wish.need()) || isSame(other.provision(), wish.provision())));
    }

    private static boolean isSame(String one, String other) {
        return bare(one).equals(bare(other));
    }

    /** What is left of a text when nobody minds spelling. */
    private static String bare(String text) {
        return text == null ? "" : text.toLowerCase(Locale.UK).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean overlap(Wish one, Wish other) {
        return !one.endsOn().isBefore(other.startsOn()) && !one.startsOn().isAfter(other.endsOn());
    }

    /** What is approved for the child already and starts in the same term, or in the holidays before it. */
    private long usedInTerm(FundingRequest request) {
        LocalDate termBegins = termOf(request).startsOn();
        return requests.findByChildIdOrderByRequestedAtDesc(request.childId()).stream()
                .filter(other -> other.status().stands() && other.approvedPence() != null && !other.pooled() && other.grant() == request.grant())
                .filter(other -> termOf(other).startsOn().equals(termBegins)).mapToLong(FundingRequest::approvedPence).sum();
    }

    /** The term of the authority in which it starts, or that begins next: a child who changes school has one core amount a term. */
    private SchoolTerm termOf(FundingRequest request) {
        LocalDate day = request.wish().startsOn();
        return terms.containing(null, day).orElseGet(() -> terms.next(null, day));
    }

    private FundingRequest request(UUID id) {
        return requests.findById(id).orElseThrow(() -> new IllegalArgumentException("No request " + id));
    }
}
