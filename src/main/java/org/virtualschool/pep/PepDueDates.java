package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Deadline;
import org.virtualschool.calendar.Deadlines;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Words;
import org.virtualschool.register.YearGroups;

/** Until when a PEP must be signed off: by policy after coming into care or to a school, by the cut-off of its term otherwise. */
@Component
class PepDueDates {

    /** Policy: days from coming into care. */
    static final String FIRST = "pep.first";
    /** Policy: days from the first day at a school. */
    static final String NEW_SCHOOL = "pep.newSchool";

    private final Deadlines deadlines;
    private final JdbcClient jdbc;

    PepDueDates(Deadlines deadlines, JdbcClient jdbc) {
        this.deadlines = deadlines;
        this.jdbc = jdbc;
    }

    /**
     * The due date.
     *
     * @param eventOn   day 0, in Europe/London
     * @param term      the term the PEP belongs to; for a review its cut-off counts, or its last day where none is set
     * @param yearGroup N1 to 14; null if not known
     */
    DueDate of(PepKind kind, LocalDate eventOn, SchoolTerm term, Long schoolKey, String yearGroup) {
        return switch (kind) {
            case INITIAL -> by(FIRST, eventOn, schoolKey);
            case NEW_SCHOOL -> by(NEW_SCHOOL, eventOn, schoolKey);
            case REVIEW -> ofTerm(eventOn, term, yearGroup);
        };
    }

    private DueDate by(String policy, LocalDate eventOn, Long schoolKey) {
        Deadline deadline = deadlines.reckon(policy, eventOn, schoolKey);
        return new DueDate(eventOn, deadline.dueOn(), deadline.explanation());
    }

    /**
     * The due date of a review that belongs to a term: its cut-off, or its last day where none is set.
     *
     * @param yearGroup N1 to 14; null if not known
     */
    DueDate ofTerm(LocalDate eventOn, SchoolTerm term, String yearGroup) {
        return cutOff(term, yearGroup).map(cutOff -> new DueDate(eventOn, cutOff.day(), "%s of the %s%s: %s".formatted(
                        "cut-off", term(term), cutOff.yearGroup().isEmpty() ? "" : " for " + YearGroups.inWords(cutOff.yearGroup()),
                        Words.day(cutOff.day()))))
                .orElseGet(() -> new DueDate(eventOn, term.endsOn(),
                        "last day of the %s: %s".formatted(term(term), Words.day(term.endsOn()))));
    }

    private Optional<CutOff> cutOff(SchoolTerm term, String yearGroup) {
        return jdbc.sql("""
                        select year_group, cut_off from casework.pep_cut_off
                        where academic_year = :year and term = :term and year_group in ('', :group)
                        order by year_group desc limit 1""")
                .param("year", term.academicYear())
                .param("term", term.name().name())
                .param("group", yearGroup == null ? "" : yearGroup)
                .query((row, number) -> new CutOff(row.getString("year_group"), row.getObject("cut_off", LocalDate.class)))
                .optional();
    }

    private static String term(SchoolTerm term) {
        return term.title().toLowerCase(Locale.UK);
    }

    private record CutOff(String yearGroup, LocalDate day) {
    }
}
