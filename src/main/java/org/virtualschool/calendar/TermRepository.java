package org.virtualschool.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Term dates and INSET days as loaded: the authority's own and those of single schools. */
@Repository
class TermRepository {

    private static final String OF_OWNER = "select * from casework.term where school_key is not distinct from cast(:owner as bigint) ";

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

    /** The term as loaded for this owner, whatever its dates; empty if it is not. */
    Optional<StoredTerm> find(Long owner, SchoolTerm which) {
        return jdbc.sql(OF_OWNER + "and academic_year = :year and name = :name")
                .param("owner", owner)
                .param("year", which.academicYear())
                .param("name", which.name().name())
                .query((row, number) -> term(row))
                .optional()
                .map(term -> new StoredTerm(term, insetDaysWithin(owner, term)));
    }

    /** A loaded term of the same owner and year that the term would overlap or pass; empty if it fits in. */
    Optional<SchoolTerm> inTheWayOf(Long owner, SchoolTerm term) {
        return jdbc.sql(OF_OWNER + "and academic_year = :year")
                .param("owner", owner)
                .param("year", term.academicYear())
                .query((row, number) -> term(row))
                .stream()
                .filter(other -> other.name() != term.name())
                .filter(other -> other.name().compareTo(term.name()) < 0
                        ? !other.endsOn().isBefore(term.startsOn()) : !other.startsOn().isAfter(term.endsOn()))
                .findFirst();
    }

    /** Stores a new term with its INSET days. */
    void insert(Long owner, SchoolTerm term, Set<LocalDate> insetDays) {
        jdbc.sql("""
                        insert into casework.term (id, school_key, academic_year, name, starts_on, ends_on,
                            half_term_starts_on, half_term_ends_on)
                        values (:id, :owner, :year, :name, :starts, :ends, :halfStarts, :halfEnds)""")
                .param("id", UUID.randomUUID())
                .param("owner", owner)
                .param("year", term.academicYear())
                .param("name", term.name().name())
                .param("starts", term.startsOn())
                .param("ends", term.endsOn())
                .param("halfStarts", term.halfTermStartsOn())
                .param("halfEnds", term.halfTermEndsOn())
                .update();
        for (LocalDate day : insetDays) {
            jdbc.sql("insert into casework.inset_day (id, school_key, on_day) values (:id, :owner, :day)")
                    .param("id", UUID.randomUUID()).param("owner", owner).param("day", day).update();
        }
    }

    /** Puts a term with its INSET days in the place of an earlier statement of it. */
    void replace(Long owner, SchoolTerm stored, SchoolTerm term, Set<LocalDate> insetDays) {
        jdbc.sql("delete from casework.inset_day where school_key is not distinct from cast(:owner as bigint)"
                        + " and on_day between :starts and :ends")
                .param("owner", owner).param("starts", stored.startsOn()).param("ends", stored.endsOn()).update();
        jdbc.sql("delete from casework.term where school_key is not distinct from cast(:owner as bigint)"
                        + " and academic_year = :year and name = :name")
                .param("owner", owner).param("year", stored.academicYear()).param("name", stored.name().name()).update();
        insert(owner, term, insetDays);
    }

    private Set<LocalDate> insetDaysWithin(Long owner, SchoolTerm term) {
        return Set.copyOf(jdbc.sql("select on_day from casework.inset_day where school_key is not distinct from cast(:owner as bigint)"
                        + " and on_day between :starts and :ends")
                .param("owner", owner).param("starts", term.startsOn()).param("ends", term.endsOn())
                .query(LocalDate.class).list());
    }

    private List<OwnedTerm> terms(Long schoolKey, LocalDate from) {
        return jdbc.sql("""
                        select * from casework.term
                        where (school_key is null or school_key = :school) and ends_on >= :from
                        order by school_key nulls first""")
                .param("school", schoolKey)
                .param("from", from)
                .query((row, number) -> new OwnedTerm(row.getObject("school_key", Long.class), term(row)))
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

    private static SchoolTerm term(ResultSet row) throws SQLException {
        return new SchoolTerm(row.getString("academic_year"), TermName.valueOf(row.getString("name")),
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
                row.getObject("half_term_starts_on", LocalDate.class), row.getObject("half_term_ends_on", LocalDate.class),
                true);
    }

    /** A term on record and the INSET days its owner has set in it. */
    record StoredTerm(SchoolTerm term, Set<LocalDate> insetDays) {
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
