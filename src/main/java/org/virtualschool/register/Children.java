package org.virtualschool.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;

/** The children on record, their case team and their places at schools. Asks no access rule: callers do. */
@Service
@Transactional
public class Children {

    private final ChildRepository children;
    private final SchoolRepository schools;
    private final SchoolPlaceRepository places;
    private final CarePeriodRepository periods;
    private final CarePlacementRepository placements;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    Children(ChildRepository children, SchoolRepository schools, SchoolPlaceRepository places, CarePeriodRepository periods,
            CarePlacementRepository placements, Timeline timeline, ApplicationEventPublisher events) {
        this.children = children;
        this.schools = schools;
        this.places = places;
        this.periods = periods;
        this.placements = placements;
        this.timeline = timeline;
        this.events = events;
    }

    /** The child of this id; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Child> find(UUID id) {
        return children.findById(id);
    }

    /**
     * The child of this id.
     *
     * @throws NoSuchElementException if there is none
     */
    @Transactional(readOnly = true)
    public Child get(UUID id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no child of this id"));
    }

    /** The child of this reference, such as VS-000123; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Child> byReference(String reference) {
        return children.findByReference(reference);
    }

    /** The child of this number in the social care system; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Child> bySocialCareId(String socialCareId) {
        return children.findBySocialCareId(socialCareId);
    }

    /** The children of these numbers in the social care system, by number. */
    @Transactional(readOnly = true)
    public Map<String, Child> bySocialCareIds(Collection<String> socialCareIds) {
        return children.findBySocialCareIdIn(socialCareIds).stream()
                .collect(Collectors.toMap(Child::socialCareId, Function.identity()));
    }

    /** How many children are known only by number: they cannot enter a PEP until they are named. */
    @Transactional(readOnly = true)
    public long countUnnamed() {
        return children.countUnnamed();
    }

    /**
     * Children known only by number, by reference.
     *
     * @param page from 0
     * @param size children on a full page
     */
    @Transactional(readOnly = true)
    public List<Child> unnamed(int page, int size) {
        return children.findUnnamed(PageRequest.of(page, size));
    }

    /** Every child who is looked after, and whoever was born between the two days whatever their status, by reference. */
    @Transactional(readOnly = true)
    public List<Child> lookedAfterOrBorn(LocalDate from, LocalDate until) {
        return children.findLookedAfterOrBorn(from, until);
    }

    /**
     * How many children born between two days were looked after on at least one day of a time, and who has left or come since. Short
     * breaks do not count; the day on which somebody left care does.
     */
    @Transactional(readOnly = true)
    public CareCount countInCare(LocalDate from, LocalDate until, LocalDate bornFrom, LocalDate bornUntil) {
        return new CareCount(periods.countWithin(from, until, bornFrom, bornUntil), periods.countLeft(from, until, bornFrom, bornUntil),
                periods.countJoined(from, until, bornFrom, bornUntil), periods.countUndated(bornFrom, bornUntil));
    }

    /** The schools whose rolls the children are on, by child, in two queries; a child on no roll is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, School> currentSchools(Collection<UUID> childIds) {
        Map<UUID, Long> keys = places.findByChildIdInAndEndedOnIsNull(childIds).stream()
                .collect(Collectors.toMap(SchoolPlace::childId, SchoolPlace::schoolKey));
        Map<Long, School> byKey = schools.findAllById(new HashSet<>(keys.values())).stream()
                .collect(Collectors.toMap(School::key, Function.identity()));
        Map<UUID, School> current = new HashMap<>();
        keys.forEach((childId, key) -> current.put(childId, byKey.get(key)));
        return current;
    }

    /** Periods of care by child, the latest first, in one query; a child who was never in care is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<CarePeriod>> carePeriodsOf(Collection<UUID> childIds) {
        return periods.findByChildIdInOrderByStartedOnDesc(childIds).stream().collect(Collectors.groupingBy(CarePeriod::childId));
    }

    /** The school whose roll the child is on; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<School> currentSchool(UUID childId) {
        return places.findByChildIdAndEndedOnIsNull(childId).flatMap(place -> schools.findById(place.schoolKey()));
    }

    /** The child's label for task lists with the current school; see {@link Child#caseLabel}. */
    @Transactional(readOnly = true)
    public String caseLabel(UUID childId) {
        return get(childId).caseLabel(currentSchool(childId).map(School::name).orElse(null));
    }

    /** The labels of many children at once, by child; unknown ones are left out. See {@link #caseLabel}. */
    @Transactional(readOnly = true)
    public Map<UUID, String> caseLabels(Collection<UUID> childIds) {
        Map<UUID, School> schoolOf = currentSchools(childIds);
        return children.findAllById(childIds).stream().collect(Collectors.toMap(Child::id,
                child -> child.caseLabel(schoolOf.containsKey(child.id()) ? schoolOf.get(child.id()).name() : null)));
    }

    /** Places at schools, the latest first. */
    @Transactional(readOnly = true)
    public List<SchoolPlace> schoolPlaces(UUID childId) {
        return places.findByChildIdOrderByStartedOnDesc(childId);
    }

    /** Periods of care, the latest first. */
    @Transactional(readOnly = true)
    public List<CarePeriod> carePeriods(UUID childId) {
        return periods.findByChildIdOrderByStartedOnDesc(childId);
    }

    /** The day on which the child came into care this time; empty if the return does not have the child in care. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> inCareSince(UUID childId) {
        return carePeriods(childId).stream().filter(period -> period.endedOn() == null).map(CarePeriod::startedOn).findFirst();
    }

    /** Whether a period of care that is on record, from the return or told before it, has not ended. */
    @Transactional(readOnly = true)
    public boolean isInOpenPeriodOfCare(UUID childId) {
        return inCareSince(childId).isPresent();
    }

    /** Placements in care, the latest first, short breaks among them. */
    @Transactional(readOnly = true)
    public List<CarePlacement> carePlacements(UUID childId) {
        return placements.findByChildIdOrderByEpisodeStartedOnDesc(childId);
    }

    /** Puts a child on record, under a reference of our own. */
    public Child add(String socialCareId, LocalDate dateOfBirth, CareStatus careStatus) {
        String reference = "VS-%06d".formatted(children.nextNumber());
        return children.save(new Child(reference, socialCareId, dateOfBirth, careStatus));
    }

    /** Takes over what is said of a child and tells those who must follow; false if it is all on record already. */
    public boolean update(UUID childId, ChildDetails said) {
        boolean changed = get(childId).update(said);
        if (changed) {
            children.flush();
            events.publishEvent(new ChildDetailsChanged(childId));
        }
        return changed;
    }

    /**
     * Gives a child another social worker or adviser and tells those who must follow.
     *
     * @param userId null if nobody takes over
     * @return false if it is the one on record
     */
    public boolean assign(UUID childId, CareRole role, String userId) {
        Child child = get(childId);
        String predecessor = child.worker(role);
        if (Objects.equals(predecessor, userId)) {
            return false;
        }
        child.assign(role, userId);
        children.flush();
        if (predecessor != null) {
            timeline.add(childId, null, role.inWords() + " changed", null, Actors.current());
        }
        events.publishEvent(new CareTeamChanged(childId, role, predecessor, userId));
        return true;
    }

    /** The child's place at a school that has not ended; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<SchoolPlace> currentPlace(UUID childId) {
        return places.findByChildIdAndEndedOnIsNull(childId);
    }

    /**
     * Why a child cannot be put on the roll of a school from a day on, a phrase that follows on the day; empty if it can. Going back
     * behind the first day at the current school is refused: an older file would undo a newer one. From the same first day on another
     * school takes the place of one that was named by mistake.
     */
    @Transactional(readOnly = true)
    public Optional<String> whyNotEnrol(UUID childId, Long schoolKey, LocalDate on) {
        if (on.isBefore(get(childId).dateOfBirth())) {
            return Optional.of("is before the child was born");
        }
        for (SchoolPlace place : schoolPlaces(childId)) {
            boolean corrected = place.endedOn() == null && (place.schoolKey().equals(schoolKey) || place.startedOn().equals(on));
            LocalDate taken = place.endedOn() == null ? place.startedOn() : place.endedOn();
            if (!corrected && !on.isAfter(taken)) {
                return Optional.of("is not after " + taken + ", when the child was on roll elsewhere");
            }
        }
        return Optional.empty();
    }

    /**
     * Puts a child on the roll of a school from a day on. A place at another school ends the day before, or, if it begins on the same
     * day, was named by mistake and is replaced; the first day of a place at the same school is corrected.
     *
     * @return false if it is all on record already
     * @throws IllegalArgumentException if it cannot be, see {@link #whyNotEnrol}
     */
    public boolean enrol(UUID childId, Long schoolKey, LocalDate on) {
        whyNotEnrol(childId, schoolKey, on).ifPresent(reason -> {
            throw new IllegalArgumentException("The first day at school " + reason);
        });
        SchoolPlace current = currentPlace(childId).orElse(null);
        if (current != null && current.schoolKey().equals(schoolKey)) {
            boolean corrected = !current.startedOn().equals(on);
            current.startOn(on);
            return corrected;
        }
        Long before = current == null ? null : current.schoolKey();
        if (current != null && current.startedOn().equals(on)) {
            current.moveTo(schoolKey);
            places.flush();
            timeline.add(childId, null, "School corrected", null, Actors.current());
        } else {
            if (current != null) {
                current.endOn(on.minusDays(1));
                places.flush();
                timeline.add(childId, null, "Changed school", null, Actors.current());
            }
            places.saveAndFlush(new SchoolPlace(childId, schoolKey, on));
        }
        events.publishEvent(new SchoolPlaceChanged(childId, before, schoolKey, on));
        return true;
    }

    /**
     * Ends the latest place at a school, or corrects its end, and tells those who must follow. The child is then at no school.
     *
     * @param lastDay last day on roll, not before the first one
     * @return false if it is on record already
     * @throws NoSuchElementException if the child was never at a school
     */
    public boolean leaveSchool(UUID childId, LocalDate lastDay) {
        SchoolPlace latest = schoolPlaces(childId).stream().findFirst()
                .orElseThrow(() -> new NoSuchElementException("The child was never at a school"));
        if (lastDay.equals(latest.endedOn())) {
            return false;
        }
        boolean leaves = latest.endedOn() == null;
        latest.endOn(lastDay);
        places.flush();
        if (leaves) {
            timeline.add(childId, null, "Left school", null, Actors.current());
            events.publishEvent(new SchoolPlaceChanged(childId, latest.schoolKey(), null, lastDay.plusDays(1)));
        }
        return true;
    }
}
