package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Terms;
import org.virtualschool.policy.Policies;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolPlace;

/**
 * What the facts on record ask for: a first PEP for a child who has come into care, a new one at a new school, an end to the
 * review of a child who needs none any more. It looks at the facts, not at what changed, so looking twice does nothing.
 * What happened before the authority went live on this system asks for nothing.
 */
@Service
@Transactional
class PepNeeds {

    /** Policy: what happened before this day asks for nothing. */
    static final String GO_LIVE = "goLiveOn";
    /** Code of the SSDA903 return: care taken over by another authority in the United Kingdom. */
    private static final String TAKEN_OVER = "E3";

    private final PepRepository peps;
    private final PepReviews reviews;
    private final PepCohort cohort;
    private final Children children;
    private final Policies policies;
    private final Terms terms;
    private final CivilTime civilTime;

    PepNeeds(PepRepository peps, PepReviews reviews, PepCohort cohort, Children children, Policies policies, Terms terms,
             CivilTime civilTime) {
        this.peps = peps;
        this.reviews = reviews;
        this.cohort = cohort;
        this.children = children;
        this.policies = policies;
        this.terms = terms;
        this.civilTime = civilTime;
    }

    /** Whether something is to be done for the child. */
    @Transactional(readOnly = true)
    boolean areOpen(UUID childId) {
        return children.find(childId).flatMap(this::need).isPresent();
    }

    /** Does what is to be done for the child, in one transaction; nothing if the facts ask for nothing. */
    void follow(UUID childId) {
        children.find(childId).ifPresent(child -> need(child).ifPresent(need -> {
            if (need.ends != null) {
                reviews.cancel(need.ends, need.reason, Actors.SYSTEM);
            }
            if (need.begins != null) {
                reviews.begin(ReviewStart.of(child, need.begins, need.eventOn, Actors.SYSTEM).following(need.ends));
            }
        }));
    }

    private Optional<Need> need(Child child) {
        LocalDate today = civilTime.today();
        Optional<School> school = children.currentSchool(child.id());
        Optional<Pep> open = peps.findOpen(child.id());
        if (!cohort.includes(child, school, today)) {
            return open.map(pep -> new Need(pep, reasonToEnd(child, today), null, null));
        }
        if (open.isPresent()) {
            return toReplace(open.get(), child, school.map(School::key).orElse(null), today);
        }
        return child.isNamed() ? toBegin(child, today) : Optional.empty();
    }

    private Optional<Need> toReplace(Pep open, Child child, Long schoolKey, LocalDate today) {
        if (!Objects.equals(open.schoolKey(), schoolKey)) {
            return Optional.of(schoolKey == null ? new Need(open, CancelReason.LEFT_SCHOOL, open.kind(), today)
                    : new Need(open, CancelReason.SCHOOL_CHANGED, PepKind.NEW_SCHOOL, firstDayAt(child, today)));
        }
        return Optional.of(open).filter(pep -> pep.setting() == PepSetting.HOLIDAY).flatMap(pep -> termOn(pep, today))
                .map(term -> new Need(open, CancelReason.TERM_BEGAN, PepKind.NEW_SCHOOL, term.startsOn()));
    }

    private Optional<SchoolTerm> termOn(Pep interim, LocalDate day) {
        return terms.containing(interim.schoolKey(), day);
    }

    /** When the school's own PEP after an interim one can begin; empty if it is not waited for. */
    @Transactional(readOnly = true)
    Optional<LocalDate> waitsForTermUntil(UUID childId) {
        LocalDate today = civilTime.today();
        return peps.findFirstByChildIdOrderByRequestedAtDesc(childId).filter(last -> last.setting() == PepSetting.HOLIDAY)
                .filter(last -> termOn(last, today).isEmpty()).map(last -> terms.next(last.schoolKey(), today).startsOn());
    }

    private Optional<Need> toBegin(Child child, LocalDate today) {
        LocalDate goLive = policies.date(GO_LIVE, today);
        Optional<LocalDate> inCareSince = children.inCareSince(child.id());
        if (inCareSince.filter(since -> !since.isBefore(goLive) && !hasPepSince(child, since)).isPresent()) {
            return Optional.of(new Need(null, null, PepKind.INITIAL, inCareSince.get()));
        }
        return children.currentPlace(child.id())
                .filter(place -> !place.startedOn().isBefore(goLive))
                .filter(place -> isNotTheFirst(place, child) && !hasPepAt(child, place))
                .map(place -> new Need(null, null, PepKind.NEW_SCHOOL, place.startedOn()))
                .or(() -> afterInterim(child, today));
    }

    /** The school's own PEP after an interim one in the summer: its clock begins with the term. */
    private Optional<Need> afterInterim(Child child, LocalDate today) {
        return peps.findFirstByChildIdOrderByRequestedAtDesc(child.id())
                .filter(last -> last.setting() == PepSetting.HOLIDAY)
                .flatMap(last -> termOn(last, today))
                .map(SchoolTerm::startsOn)
                .map(begins -> new Need(null, null, PepKind.NEW_SCHOOL, begins));
    }

    private boolean hasPepSince(Child child, LocalDate day) {
        return thatCount(child).anyMatch(pep -> pep.due() != null && !pep.due().eventOn().isBefore(day)
                || !civilTime.dayOf(pep.requestedAt()).isBefore(day));
    }

    /** What ended because the child was said to have left counts for nothing once the child is there again. */
    private Stream<Pep> thatCount(Child child) {
        return peps.findByChildIdOrderByRequestedAtDesc(child.id()).stream()
                .filter(pep -> pep.cancelReason().filter(CancelReason::childGone).isEmpty());
    }

    /** After another school, or after a PEP for a child who was on no roll. */
    private boolean isNotTheFirst(SchoolPlace place, Child child) {
        return children.schoolPlaces(child.id()).size() > 1
                || thatCount(child).anyMatch(pep -> !place.schoolKey().equals(pep.schoolKey()));
    }

    private boolean hasPepAt(Child child, SchoolPlace place) {
        return thatCount(child)
                .anyMatch(pep -> place.schoolKey().equals(pep.schoolKey())
                        && !civilTime.dayOf(pep.requestedAt()).isBefore(place.startedOn()));
    }

    private LocalDate firstDayAt(Child child, LocalDate today) {
        return children.currentPlace(child.id()).map(SchoolPlace::startedOn).orElse(today);
    }

    private CancelReason reasonToEnd(Child child, LocalDate today) {
        if (today.isAfter(cohort.lastDayOfYear13(child))) {
            return CancelReason.YEAR_13_ENDED;
        }
        if (cohort.isInCare(child, children.carePeriods(child.id()))) {
            return CancelReason.NO_PROVISION;
        }
        boolean takenOver = children.carePeriods(child.id()).stream().findFirst()
                .filter(last -> TAKEN_OVER.equals(last.endReason())).isPresent();
        return takenOver ? CancelReason.OTHER_AUTHORITY : CancelReason.LEFT_CARE;
    }

    /**
     * What is to be done.
     *
     * @param ends    the review to cancel; null if none
     * @param reason  why; null with it
     * @param begins  the review to begin; null if none
     * @param eventOn day 0 of its deadlines; null with it
     */
    private record Need(Pep ends, CancelReason reason, PepKind begins, LocalDate eventOn) {
    }
}
