package org.virtualschool.pep.process;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.register.CareCodes;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.register.Schools;
import org.virtualschool.workflow.Prefill;

/** What the register knows of a child's care and schools, in words, for the forms of a PEP. */
@Component
class CareFacts {

    private static final String NOT_RECORDED = "Not recorded";
    private static final String NONE_RECORDED = "None recorded";

    private final Children children;
    private final Schools schools;

    CareFacts(Children children, Schools schools) {
        this.children = children;
        this.schools = schools;
    }

    /** The school whose PEP it is. */
    void showSchool(PepRecord pep, Prefill form) {
        form.putLine("schoolName", schools.nameOf(pep.schoolKey()));
    }

    /** Legal status, and since when the child is in care. */
    void showCare(UUID childId, Prefill form) {
        String status = CareCodes.legalStatusInWords(children.get(childId).legalStatus());
        form.putLine("legalStatus", status == null ? NOT_RECORDED : status);
        form.put("careSince", children.carePeriods(childId).stream().filter(period -> period.endedOn() == null).findFirst()
                .map(period -> Words.day(period.startedOn())).orElse(NOT_RECORDED));
    }

    /** Kind of the present placement, and since when. */
    void showPlacement(UUID childId, Prefill form) {
        children.carePlacements(childId).stream()
                .filter(placement -> placement.endedOn() == null && !placement.isShortBreak()).findFirst()
                .ifPresentOrElse(
                        placement -> showPlacement(CareCodes.placementTypeInWords(placement.placementType()),
                                Words.day(placement.startedOn()), form),
                        () -> showPlacement(null, NOT_RECORDED, form));
    }

    private static void showPlacement(String type, String since, Prefill form) {
        form.putLine("placementType", type == null ? NOT_RECORDED : type).put("placementSince", since);
    }

    /** Whether the child has come to live somewhere else after the day. */
    boolean movedAfter(LocalDate day, UUID childId) {
        return children.carePlacements(childId).stream()
                .anyMatch(placement -> placement.startedOn().isAfter(day) && placement.isMove() && !placement.isShortBreak());
    }

    /** Special educational needs by the register, for a field. */
    void showSenStatus(UUID childId, Prefill form) {
        Child child = children.get(childId);
        form.put("senStatus", child.senStatus() == null ? null : child.senStatus().name());
    }

    /** Every school on record with its years, in one line. */
    void showSchoolHistory(UUID childId, Prefill form) {
        List<SchoolPlace> places = children.schoolPlaces(childId);
        form.putLine("schoolHistory", places.isEmpty() ? NONE_RECORDED
                : places.stream().map(this::inWords).collect(Collectors.joining("; ")));
    }

    private String inWords(SchoolPlace place) {
        return schools.nameOf(place.schoolKey()) + " (" + years(place.startedOn(), place.endedOn()) + ")";
    }

    private static String years(LocalDate from, LocalDate to) {
        if (to == null) {
            return "since " + from.getYear();
        }
        return from.getYear() == to.getYear() ? String.valueOf(to.getYear()) : from.getYear() + " to " + to.getYear();
    }
}
