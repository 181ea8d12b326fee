package org.virtualschool.pep.cycle;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;
import org.virtualschool.pep.PepCohort;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.TermReview;
import org.virtualschool.register.CarePeriod;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;

/** Whom the launch of a term asks about, and who of them gets a review. A handful of queries, however many children there are. */
@Component
class CycleCohort {

    private static final int OF_AGE = 18;
    private static final Comparator<TermReview> BY_TERM = Comparator.comparing(TermReview::academicYear)
            .thenComparing(review -> TermName.valueOf(review.term()));

    private final Children children;
    private final PepReader peps;
    private final PepCohort cohort;
    private final CivilTime civilTime;

    CycleCohort(Children children, PepReader peps, PepCohort cohort, CivilTime civilTime) {
        this.children = children;
        this.peps = peps;
        this.cohort = cohort;
        this.civilTime = civilTime;
    }

    /** Everybody who is looked after, or was until coming of age in the year of the term, by surname. */
    List<Candidate> all(SchoolTerm term) {
        LocalDate on = dayOf(term);
        List<Child> asked = children.lookedAfterOrBorn(firstBirthdayOfYear13(on), on.minusYears(OF_AGE));
        List<UUID> ids = asked.stream().map(Child::id).toList();
        Map<UUID, School> schools = children.currentSchools(ids);
        Map<UUID, List<CarePeriod>> periods = children.carePeriodsOf(ids);
        Map<UUID, List<TermReview>> reviews = peps.openOrSignedIn(term).stream().collect(Collectors.groupingBy(TermReview::childId));
        return asked.stream()
                .filter(child -> cohort.isInCare(child, periods.getOrDefault(child.id(), List.of())))
                .map(child -> judge(child, Optional.ofNullable(schools.get(child.id())), true,
                        reviews.getOrDefault(child.id(), List.of()), term))
                .sorted(Comparator.comparing(Candidate::child, CycleCohort::bySurname))
                .toList();
    }

    /** One child, as things stand now. */
    Candidate one(UUID childId, SchoolTerm term) {
        Child child = children.get(childId);
        return judge(child, children.currentSchool(childId), cohort.isInCare(child, children.carePeriods(childId)),
                peps.openOrSignedIn(childId, term), term);
    }

    private Candidate judge(Child child, Optional<School> school, boolean inCare, List<TermReview> reviews, SchoolTerm term) {
        LocalDate on = dayOf(term);
        Optional<TermReview> open = reviews.stream().filter(review -> review.status().open()).findFirst();
        LeftOut hindrance = !inCare ? LeftOut.NOT_LOOKED_AFTER
                : on.isAfter(cohort.lastDayOfYear13(child)) ? LeftOut.AFTER_YEAR_13
                : !child.isNamed() ? LeftOut.NOT_NAMED
                : school.isEmpty() && !cohort.isOfSchoolAge(child, on) ? LeftOut.NO_EARLY_YEARS
                : open.isPresent() ? openOf(open.get(), term)
                : reviews.isEmpty() ? null : LeftOut.SIGNED_THIS_TERM;
        return new Candidate(child, school.map(School::name).orElse(null), cohort.yearGroup(child, on), hindrance,
                hindrance == LeftOut.OPEN_EARLIER ? open.orElseThrow() : null);
    }

    private static LeftOut openOf(TermReview open, SchoolTerm term) {
        int order = BY_TERM.compare(open, new TermReview(null, null, term.academicYear(), term.name().name(), null));
        return order == 0 ? LeftOut.OPEN_THIS_TERM : order < 0 ? LeftOut.OPEN_EARLIER : LeftOut.OPEN_LATER;
    }

    /** The term is what counts: who is in Year 13 in August is not in the autumn. */
    private LocalDate dayOf(SchoolTerm term) {
        LocalDate today = civilTime.today();
        return today.isBefore(term.startsOn()) ? term.startsOn() : today;
    }

    private static LocalDate firstBirthdayOfYear13(LocalDate on) {
        int beginsIn = on.getMonthValue() >= Month.SEPTEMBER.getValue() ? on.getYear() : on.getYear() - 1;
        return LocalDate.of(beginsIn - OF_AGE, Month.SEPTEMBER, 1);
    }

    private static int bySurname(Child one, Child other) {
        return Comparator.comparing(Child::surname, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))
                .thenComparing(Child::displayName, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Child::reference).compare(one, other);
    }
}
