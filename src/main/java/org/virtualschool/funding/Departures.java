package org.virtualschool.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.pep.PepCohort;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;
import org.virtualschool.register.CarePeriod;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.register.Schools;

/** Sees from the facts on record whether a child has left care, or the school of a request. */
@Component
class Departures implements PolicyReader {

    /** Policy: the number of this authority in the list of schools, three digits. */
    private static final String OWN_AUTHORITY = "funding.ownAuthority";
    /** Codes of the SSDA903 return: adoption, child arrangements order, special guardianship order. */
    private static final Set<String> ADOPTED = Set.of("E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48");

    private final Children children;
    private final Schools schools;
    private final PepCohort cohort;
    private final Policies policies;
    private final CivilTime civilTime;

    Departures(Children children, Schools schools, PepCohort cohort, Policies policies, CivilTime civilTime) {
        this.children = children;
        this.schools = schools;
        this.cohort = cohort;
        this.policies = policies;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(OWN_AUTHORITY, on);
    }

    /** What happened; empty if the child is in care and at the school of the request. A child in care no more is asked about no school. */
    Optional<Departure> of(FundingRequest request) {
        Child child = children.get(request.childId());
        List<CarePeriod> periods = children.carePeriods(child.id());
        if (!cohort.isInCare(child, periods)) {
            Optional<CarePeriod> last = periods.stream().filter(period -> period.endedOn() != null).findFirst();
            boolean adopted = last.map(CarePeriod::endReason).filter(ADOPTED::contains).isPresent();
            return Optional.of(new Departure(adopted ? LeaverEvent.ADOPTED : LeaverEvent.LEFT_CARE, null,
                    last.map(period -> period.endedOn().plusDays(1)).orElseGet(civilTime::today)));
        }
        Optional<SchoolPlace> place = children.currentPlace(child.id());
        Long school = place.map(SchoolPlace::schoolKey).orElse(null);
        if (Objects.equals(school, request.schoolKey())) {
            return Optional.empty();
        }
        return Optional.of(place.map(now -> new Departure(LeaverEvent.CHANGED_SCHOOL, now.schoolKey(), now.startedOn()))
                .orElseGet(() -> new Departure(LeaverEvent.LEFT_SCHOOL, null, children.schoolPlaces(child.id()).stream().findFirst()
                        .map(last -> last.endedOn().plusDays(1)).orElseGet(civilTime::today))));
    }

    /** Of what kind a school is; an independent one is that in every authority, and one whose authority is not known counts as ours. */
    String kindOf(Long schoolKey) {
        Optional<School> school = schools.find(schoolKey);
        if (school.isEmpty()) {
            return "none";
        }
        String type = school.get().details().type();
        if (type != null && type.toLowerCase(Locale.UK).contains("independent")) {
            return "independent";
        }
        String own = "%03d".formatted(policies.wholeNumber(OWN_AUTHORITY, civilTime.today()));
        String authority = school.get().details().authorityCode();
        return authority == null || authority.equals(own) ? "ours" : "elsewhere";
    }
}
