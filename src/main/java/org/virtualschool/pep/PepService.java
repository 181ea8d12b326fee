package org.virtualschool.pep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Terms;
import org.virtualschool.pep.ReviewRefusedException.Reason;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.security.AccessRule;

/** Starting the review of a child's PEP. */
@Service
@Transactional
public class PepService {

    private static final String REQUESTED = "pep.requested";
    /** No child has this id: an unknown reference is refused like a foreign child. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final PepRepository peps;
    private final PepProcess process;
    private final Children children;
    private final Terms terms;
    private final CivilTime civilTime;
    private final Clock clock;
    private final AccessRule accessRule;
    private final AuditTrail audit;
    private final Timeline timeline;

    PepService(PepRepository peps, PepProcess process, Children children, Terms terms, CivilTime civilTime, Clock clock,
               AccessRule accessRule, AuditTrail audit, Timeline timeline) {
        this.peps = peps;
        this.process = process;
        this.children = children;
        this.terms = terms;
        this.civilTime = civilTime;
        this.clock = clock;
        this.accessRule = accessRule;
        this.audit = audit;
        this.timeline = timeline;
    }

    /**
     * Starts a review at the school whose roll the child is on: the child's first PEP if none was signed off before.
     *
     * @param reference the child's reference, such as VS-000123
     * @param actor     user id of the coordinator who asks for it
     * @return the PEP as it begins
     * @throws AccessDeniedException  if the caller is no coordinator, or may see no such child
     * @throws ReviewRefusedException if the child cannot have a review now
     */
    @PreAuthorize("hasRole('virtual-school-coordinator')")
    public PepRecord requestReview(String reference, String actor) {
        Child child = children.byReference(reference).orElse(null);
        accessRule.requireRead(child == null ? UNKNOWN : child.id());
        hindrance(child).ifPresent(reason -> {
            throw new ReviewRefusedException(reason);
        });
        School school = children.currentSchool(child.id()).orElseThrow();
        Pep pep = save(newPep(child, school, actor));
        PepRecord record = pep.record();
        process.startReview(record);
        timeline.add(child.id(), record.id(), record.kind() == PepKind.INITIAL ? "First PEP started" : "PEP review started",
                null, actor);
        audit.done(REQUESTED, child.id(), record.id().toString());
        return record;
    }

    /** Why a review of the child cannot be started now; empty if it can, or for an unknown child. */
    @Transactional(readOnly = true)
    public Optional<Reason> hindrance(UUID childId) {
        return children.find(childId).flatMap(this::hindrance);
    }

    private Optional<Reason> hindrance(Child child) {
        if (child.careStatus() != CareStatus.LOOKED_AFTER) {
            return Optional.of(Reason.NOT_LOOKED_AFTER);
        }
        if (!child.isNamed()) {
            return Optional.of(Reason.NOT_NAMED);
        }
        if (children.currentSchool(child.id()).isEmpty()) {
            return Optional.of(Reason.NO_SCHOOL_PLACE);
        }
        return peps.findOpen(child.id()).map(open -> Reason.REVIEW_OPEN);
    }

    private Pep newPep(Child child, School school, String actor) {
        Instant now = clock.instant();
        LocalDate today = civilTime.dayOf(now);
        boolean first = peps.findFirstByChildIdAndStatusOrderBySignedOffAtDesc(child.id(), PepStatus.SIGNED_OFF).isEmpty();
        SchoolTerm term = terms.containing(school.key(), today).orElseGet(() -> terms.next(school.key(), today));
        return Pep.requested(child.id(), school.key(), first ? PepKind.INITIAL : PepKind.REVIEW, term.academicYear(),
                term.name().name(), new Signature(actor, now, today));
    }

    /** Two requests at once are told apart by the database, which takes one open PEP a child. */
    private Pep save(Pep pep) {
        try {
            return peps.saveAndFlush(pep);
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMostSpecificCause().getMessage()).contains("pep_one_open_per_child")) {
                throw new ReviewRefusedException(Reason.REVIEW_OPEN);
            }
            throw e;
        }
    }
}
