package org.virtualschool.calendar;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which term a day belongs to at a school. */
@Component
public class Terms {

    private final TermRepository terms;

    Terms(TermRepository terms) {
        this.terms = terms;
    }

    /**
     * The term the day lies in; empty in the holidays.
     *
     * @param schoolKey null for a child without a school: the authority's dates hold
     */
    public Optional<SchoolTerm> containing(Long schoolKey, LocalDate day) {
        return terms.calendarOf(schoolKey, day).containing(day);
    }

    /**
     * The term after the one the day lies in; in the holidays the term that begins next. Where no dates are loaded the
     * answer follows the law's division of the year and says so ({@link SchoolTerm#loaded()}).
     *
     * @param schoolKey null for a child without a school: the authority's dates hold
     */
    public SchoolTerm next(Long schoolKey, LocalDate day) {
        return terms.calendarOf(schoolKey, day).next(day);
    }

    /**
     * A term by its name; {@link SchoolTerm#loaded()} says whether its dates are known.
     *
     * @param schoolKey    null for the authority's dates
     * @param academicYear such as "2026/27"
     * @throws IllegalArgumentException if that is no academic year
     */
    public SchoolTerm of(Long schoolKey, String academicYear, TermName name) {
        AcademicYear year = AcademicYear.parse(academicYear)
                .orElseThrow(() -> new IllegalArgumentException("No academic year: " + academicYear));
        return terms.calendarOf(schoolKey, year.firstDay()).term(new TermOfYear(year, name));
    }
}
