package org.virtualschool.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Term dates and INSET days as loaded: the authority's own and those of single schools. */
@Repository
class TermRepository {

    private final JdbcClient jdbc;

    TermRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The calendar of a school from the academic year of a day on. Term by term the school's own dates come before the
     * authority's, and each term brings the INSET days of whoever set it.
     *
     * @param schoolKey null for the authority's own dates
     */
    TermCalendar calendarOf(Long schoolKey, LocalDate from) {
        LocalDate yearBegins = AcademicYear.of(from).firstDay();
        Map<TermOfYear, OwnedTerm> inForce = new HashMap<>();
        // The school's own rows come last and so replace the authority's.
        for (OwnedTerm term : terms(schoolKey, yearBegins)) {
            inForce.put(term.which(), term);
        }
        Set<LocalDate> insetDays = new HashSet<>();
        for (OwnedDay inset : insetDays(schoolKey, yearBegins)) {
            boolean applies = inForce.values().stream()
                    .anyMatch(term -> Objects.equals(term.owner(), inset.owner()) && term.term().contains(inset.day()));
            if (applies) {
                insetDays.add(inset.day());
            }
        }
        Map<TermOfYear, SchoolTerm> terms = new HashMap<>();
        inForce.forEach((which, owned) -> terms.put(which, owned.term()));
        return new TermCalendar(terms, insetDays);
    }

    private List<OwnedTerm> terms(Long schoolKey, LocalDate from) {
        return jdbc.sql("""
                        select * from casework.term
                        where (school_key is null or school_key = :school) and ends_on >= :from
                        order by school_key nulls first""")
                .param("school", schoolKey)
                .param("from", from)
                .query((row, number) -> ownedTerm(row))
                .list();
    }

    private List<OwnedDay> insetDays(Long schoolKey, LocalDate from) {
        return jdbc.sql("""
                        select school_key, on_day from casework.inset_day
                        where (school_key is null or school_key = :school) and on_day >= :from""")
                .param("school", schoolKey)
                .param("from", from)
                .query((row, number) -> new OwnedDay(row.getObject("school_key", Long.class),
                        row.getObject("on_day", LocalDate.class)))
                .list();
    }

    private static OwnedTerm ownedTerm(ResultSet row) throws SQLException {
        SchoolTerm term = new SchoolTerm(row.getString("academic_year"), TermName.valueOf(row.getString("name")),
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
                row.getObject("half_term_starts_on", LocalDate.class), row.getObject("half_term_ends_on", LocalDate.class),
                true);
        return new OwnedTerm(row.getObject("school_key", Long.class), term);
    }

    /** A term and whose it is; owner null for the authority. */
    private record OwnedTerm(Long owner, SchoolTerm term) {

        TermOfYear which() {
            return new TermOfYear(AcademicYear.of(term.startsOn()), term.name());
        }
    }

    private record OwnedDay(Long owner, LocalDate day) {
    }
}
