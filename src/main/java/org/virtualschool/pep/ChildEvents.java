package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.policy.Policies;
import org.virtualschool.register.CareCodes;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.register.Schools;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.FieldFaults;

/**
 * What the coordinator is told of a child before a file says so. The PEP that follows begins at once, in the same transaction: both
 * are on record, or neither.
 */
@Service
@Transactional
@PreAuthorize("hasRole('virtual-school-coordinator')")
public class ChildEvents {

    /** No child has this id: an unknown reference is refused like a foreign child. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final Children children;
    private final Schools schools;
    private final CareHistory care;
    private final PepNeeds needs;
    private final PepRepository peps;
    private final CivilTime civilTime;
    private final AccessRule access;
    private final AuditTrail audit;
    private final Timeline timeline;
    private final Policies policies;

    ChildEvents(Children children, Schools schools, CareHistory care, PepNeeds needs, PepRepository peps, CivilTime civilTime,
                AccessRule access, AuditTrail audit, Timeline timeline,
                Policies policies) {
        this.children = children;
        this.schools = schools;
        this.care = care;
        this.needs = needs;
        this.peps = peps;
        this.civilTime = civilTime;
        this.access = access;
        this.audit = audit;
        this.timeline = timeline;
        this.policies = policies;
    }

    /**
     * A child is or was looked after.
     *
     * @param reference the child's reference, such as VS-000123
     * @param first     first day, as 2026-11-03
     * @param last      last day; null while it lasts
     * @param endReason code of the SSDA903 return; null if not said
     * @throws org.virtualschool.workflow.FieldFaultsException naming every field that is wrong
     * @throws EventConflictException                          if it overlaps a period on record
     * @throws org.springframework.security.access.AccessDeniedException if the caller may see no such child
     */
    public Outcome lookedAfter(String reference, String first, String last, String endReason) {
        Child child = readable(reference);
        FieldFaults faults = new FieldFaults();
        LocalDate startedOn = day("startedOn", "The first day", first, child, faults);
        LocalDate endedOn = last == null ? null : day("endedOn", "The last day", last, child, faults);
        faults.rejectIf(startedOn != null && endedOn != null && endedOn.isBefore(startedOn), "endedOn", "The last day is before the first.");
        faults.rejectIf(endReason != null && last == null, "endReason", "Say when the period ended, or leave the reason out.");
        faults.rejectIf(endReason != null && !CareCodes.isReasonCareEnded(endReason), "endReason",
                "The reason must be a code of the SSDA903 return by which care ends, such as E4A.");
        faults.throwIfAny();
        care.whyNotTake(child.id(), startedOn, endedOn, endReason).ifPresent(reason -> {
            throw new EventConflictException("startedOn", reason);
        });
        CareHistory.Entry entry = care.take(child.id(), startedOn, endedOn, endReason);
        if (entry == CareHistory.Entry.CREATED) {
            timeline.add(child.id(), null, endedOn == null ? "Looked after since " + Words.day(startedOn)
                    : "Looked after from " + Words.day(startedOn) + " to " + Words.day(endedOn), null, Actors.current());
        }
        audit.done("care.told", child.id(), startedOn.toString());
        return follow(child, entry == CareHistory.Entry.CREATED, startedOn);
    }

    /**
     * A child goes to another school.
     *
     * @param reference the child's reference, such as VS-000123
     * @param named     by URN, or by name and postcode where it has none
     * @param firstDay  first day there, as 2026-11-03
     * @throws org.virtualschool.workflow.FieldFaultsException naming every field that is wrong
     * @throws EventConflictException                          if the child is there already, or the day lies before the last change
     * @throws org.springframework.security.access.AccessDeniedException if the caller may see no such child
     */
    public Outcome changedSchool(String reference, NamedSchool named, String firstDay) {
        Child child = readable(reference);
        FieldFaults faults = new FieldFaults();
        Optional<School> school = named.urn() != null ? schools.byUrn(named.urn())
                : named.setting() != null && named.postcode() != null ? schools.setting(named.setting(), named.postcode()) : Optional.empty();
        String field = named.field();
        faults.rejectIf(school.isEmpty(), field, named.urn() != null ? "There is no school with this URN."
                : "There is no setting of this name and postcode. Name a school by its URN.");
        faults.rejectIf(school.filter(its -> !its.isOpen()).isPresent(), field, "This school is not open.");
        LocalDate from = day("from", "The first day at the school", firstDay, child, faults);
        faults.throwIfAny();
        Long schoolKey = school.orElseThrow().key();
        Optional<SchoolPlace> current = children.currentPlace(child.id());
        if (current.filter(place -> place.schoolKey().equals(schoolKey)).isPresent()) {
            throw new EventConflictException(field, "The child is on roll at this school already, since "
                    + Words.day(current.get().startedOn()) + ".");
        }
        Optional<LocalDate> taken = children.schoolPlaces(child.id()).stream()
                .map(place -> place.endedOn() == null ? place.startedOn() : place.endedOn()).max(LocalDate::compareTo);
        if (taken.filter(last -> !from.isAfter(last)).isPresent()) {
            throw new EventConflictException("from", "The first day must be after " + Words.day(taken.get())
                    + ", when the child was on roll elsewhere.");
        }
        children.enrol(child.id(), schoolKey, from);
        audit.done("school.told", child.id(), schoolKey.toString());
        return follow(child, true, from);
    }

    private Outcome follow(Child child, boolean isNew, LocalDate day) {
        UUID before = peps.findOpen(child.id()).map(Pep::id).orElse(null);
        needs.follow(child.id());
        UUID after = peps.findOpen(child.id()).map(Pep::id).orElse(null);
        boolean changed = !Objects.equals(before, after);
        return new Outcome(child.reference(), isNew, changed ? before : null, changed ? after : null,
                after == null ? whyNone(day) : null);
    }

    private String whyNone(LocalDate day) {
        LocalDate goLive = policies.date(PepNeeds.GO_LIVE, civilTime.today());
        return day.isBefore(goLive) ? "No PEP begins by itself: this was before %s, the first day on this system. Start a review from the record."
                .formatted(Words.day(goLive)) : null;
    }

    private LocalDate day(String field, String what, String text, Child child, FieldFaults faults) {
        LocalDate day = IsoDay.parse(text).orElse(null);
        faults.rejectIf(day == null, field, what + " must be a real date, such as " + civilTime.today() + ".");
        faults.rejectIf(day != null && day.isAfter(civilTime.today()), field, what + " is in the future.");
        faults.rejectIf(day != null && day.isBefore(child.dateOfBirth()), field, what + " is before the child was born.");
        return day;
    }

    private Child readable(String reference) {
        Optional<Child> child = children.byReference(reference);
        access.requireRead(child.map(Child::id).orElse(UNKNOWN));
        return child.orElseThrow();
    }

    /**
     * A school as other programs know it.
     *
     * @param urn      null for a setting that has none
     * @param setting  the name of such a setting; null where there is a URN
     * @param postcode of such a setting; null where there is a URN
     */
    public record NamedSchool(String urn, String setting, String postcode) {

        private String field() {
            return urn == null && setting != null ? "setting" : "urn";
        }
    }

    /**
     * What came of it.
     *
     * @param reference the child's
     * @param isNew     false if it was on record already
     * @param endedPep  the review that ended; null if none did
     * @param begunPep  the review that began; null if none did
     * @param note      why no review began although one might be expected; null if there is nothing to say
     */
    public record Outcome(String reference, boolean isNew, UUID endedPep, UUID begunPep, String note) {
    }
}
