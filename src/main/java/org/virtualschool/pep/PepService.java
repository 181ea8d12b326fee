package org.virtualschool.pep;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.pep.ReviewRefusedException.Reason;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;

/** Starting the review of a child's PEP. */
@Service
@Transactional
public class PepService {

    /** No child has this id: an unknown reference is refused like a foreign child. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final PepRepository peps;
    private final PepReviews reviews;
    private final PepCohort cohort;
    private final Children children;
    private final CivilTime civilTime;
    private final AccessRule accessRule;

    PepService(PepRepository peps, PepReviews reviews, PepCohort cohort, Children children, CivilTime civilTime,
               AccessRule accessRule) {
        this.peps = peps;
        this.reviews = reviews;
        this.cohort = cohort;
        this.children = children;
        this.civilTime = civilTime;
        this.accessRule = accessRule;
    }

    /**
     * Starts a review at the school whose roll the child is on; by the adviser in the school's place for a child on no roll.
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
        return reviews.begin(child, actor);
    }

    /** Why a review of the child cannot be started now; empty if it can, or for an unknown child. */
    @Transactional(readOnly = true)
    public Optional<Reason> hindrance(UUID childId) {
        return children.find(childId).flatMap(this::hindrance);
    }

    private Optional<Reason> hindrance(Child child) {
        if (!cohort.includes(child, children.currentSchool(child.id()), reviews.dayThatCounts(child))) {
            return Optional.of(child.careStatus() == CareStatus.LOOKED_AFTER ? Reason.NOT_OF_AGE : Reason.NOT_LOOKED_AFTER);
        }
        if (!child.isNamed()) {
            return Optional.of(Reason.NOT_NAMED);
        }
        return peps.findOpen(child.id()).map(open -> Reason.REVIEW_OPEN);
    }
}
