package org.virtualschool.pep;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;
import org.virtualschool.calendar.Terms;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;

/** Who needs a PEP, and for what kind of setting. Turning 18 in Year 13 does not end it. */
@Component
class PepCohort {

    private static final int OF_AGE = 18;
    private static final int FIRST_POST_16_YEAR = 12;

    private final Children children;
    private final Terms terms;

    PepCohort(Children children, Terms terms) {
        this.children = children;
        this.terms = terms;
    }

    /**
     * Whether the child needs PEPs on the day: looked after or so until coming of age, and in early-years provision or of an age
     * from Reception to Year 13.
     */
    boolean includes(Child child, Optional<School> school, LocalDate on) {
        return (child.careStatus() == CareStatus.LOOKED_AFTER || wasUntilComingOfAge(child))
                && !on.isAfter(lastDayOfYear13(child)) && (isOfSchoolAge(child, on) || school.isPresent());
    }

    /** The last day of the academic year in which the child comes of age. */
    LocalDate lastDayOfYear13(Child child) {
        LocalDate birth = child.dateOfBirth();
        int year = birth.getYear() + OF_AGE + (birth.getMonthValue() >= Month.SEPTEMBER.getValue() ? 1 : 0);
        return LocalDate.of(year, Month.AUGUST, 31);
    }

    /** What kind of setting a PEP of the child is written for on the day. */
    PepSetting settingOf(Child child, Optional<School> school, LocalDate on) {
        if (school.isEmpty()) {
            return PepSetting.NOT_ON_ROLL;
        }
        if (isClosedForSummer(school.get(), on)) {
            return PepSetting.HOLIDAY;
        }
        int year = number(yearGroup(child, on));
        if (year < 0) {
            return PepSetting.EARLY_YEARS;
        }
        return year >= FIRST_POST_16_YEAR ? PepSetting.POST_16 : PepSetting.STATUTORY;
    }

    /** As taught; by age where that is not known; null before nursery and after Year 14. */
    String yearGroup(Child child, LocalDate on) {
        return child.yearGroup() == null ? child.yearGroupExpected(on) : child.yearGroup();
    }

    private boolean wasUntilComingOfAge(Child child) {
        return children.carePeriods(child.id()).stream().findFirst()
                .filter(last -> last.endedOn() != null && !last.endedOn().isBefore(child.dateOfBirth().plusYears(OF_AGE))).isPresent();
    }

    private boolean isClosedForSummer(School school, LocalDate on) {
        if (terms.containing(school.key(), on).isPresent()) {
            return false;
        }
        SchoolTerm next = terms.next(school.key(), on);
        return next.loaded() && next.name() == TermName.AUTUMN;
    }

    private static boolean isOfSchoolAge(Child child, LocalDate on) {
        return number(child.yearGroupExpected(on)) >= 0;
    }

    /** Nursery and younger below 0, Reception 0, otherwise the year. */
    private static int number(String yearGroup) {
        if (yearGroup == null || yearGroup.startsWith("N")) {
            return -1;
        }
        return yearGroup.equals("R") ? 0 : Integer.parseInt(yearGroup);
    }
}
