package org.virtualschool.pep;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;
import org.virtualschool.calendar.Terms;
import org.virtualschool.register.CarePeriod;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.YearGroups;

/** Who needs a PEP, and for what kind of setting. Turning 18 in Year 13 does not end it. */
@Component
public class PepCohort {

    private static final int OF_AGE = 18;
    private static final int FIRST_POST_16_YEAR = 12;

    private final Children children;
    private final Terms terms;
    private final CivilTime civilTime;

    PepCohort(Children children, Terms terms, CivilTime civilTime) {
        this.children = children;
        this.terms = terms;
        this.civilTime = civilTime;
    }

    /**
     * Whether the child needs PEPs on the day: looked after or so until coming of age, and in early-years provision or of an age
     * from Reception to Year 13.
     */
    boolean includes(Child child, Optional<School> school, LocalDate on) {
        return (child.careStatus() == CareStatus.LOOKED_AFTER || isInCare(child, children.carePeriods(child.id())))
                && !on.isAfter(lastDayOfYear13(child)) && (isOfSchoolAge(child, on) || school.isPresent());
    }

    /**
     * Whether the child is looked after, or was until coming of age.
     *
     * @param periods the child's periods of care, the latest first
     */
    public boolean isInCare(Child child, List<CarePeriod> periods) {
        return child.careStatus() == CareStatus.LOOKED_AFTER || periods.stream().findFirst()
                .filter(last -> last.endedOn() != null && !last.endedOn().isBefore(child.dateOfBirth().plusYears(OF_AGE))).isPresent();
    }

    /** The last day of the academic year in which the child comes of age. */
    public LocalDate lastDayOfYear13(Child child) {
        LocalDate birth = child.dateOfBirth();
        int year = birth.getYear() + OF_AGE + (birth.getMonthValue() >= Month.SEPTEMBER.getValue() ? 1 : 0);
        return LocalDate.of(year, Month.AUGUST, 31);
    }

    /**
     * What kind of setting a PEP of the child is written for. A review that has come round is for the school, in term or not.
     *
     * @param inTerm the day if it lies in term, otherwise the first day of the next one
     */
    PepSetting settingOf(Child child, Optional<School> school, PepKind kind, LocalDate on, LocalDate inTerm) {
        return kind != PepKind.REVIEW && school.filter(its -> isClosedForSummer(its, on)).isPresent()
                ? PepSetting.HOLIDAY : settingInTerm(child, school, inTerm);
    }

    /** What kind of setting a PEP of the child is written for while the school is open. */
    PepSetting settingInTerm(Child child, Optional<School> school, LocalDate on) {
        if (school.isEmpty()) {
            return PepSetting.NOT_ON_ROLL;
        }
        int year = number(yearGroup(child, on));
        if (year < 0) {
            return PepSetting.EARLY_YEARS;
        }
        return year >= FIRST_POST_16_YEAR ? PepSetting.POST_16 : PepSetting.STATUTORY;
    }

    /** As taught, a year on where the day lies in the next school year; by age where that is not known; null before nursery and after Year 14. */
    public String yearGroup(Child child, LocalDate on) {
        if (child.yearGroup() == null) {
            return child.yearGroupExpected(on);
        }
        boolean movesUp = on.isAfter(civilTime.today())
                && !Objects.equals(child.yearGroupExpected(on), child.yearGroupExpected(civilTime.today()));
        return movesUp ? YearGroups.next(child.yearGroup()) : child.yearGroup();
    }

    private boolean isClosedForSummer(School school, LocalDate on) {
        if (terms.containing(school.key(), on).isPresent()) {
            return false;
        }
        SchoolTerm next = terms.next(school.key(), on);
        return next.loaded() && next.name() == TermName.AUTUMN;
    }

    /** Whether the child is of an age from Reception on. */
    public boolean isOfSchoolAge(Child child, LocalDate on) {
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
