package org.virtualschool.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The loaded term dates that hold for one school, and what may be said of a day by them. */
final class TermCalendar {

    /** What the term dates say of a day; weekends and bank holidays are no matter of theirs. */
    enum Day { TERM, HOLIDAY, NOT_LOADED }

    private static final int TERMS = TermName.values().length;

    private final Map<TermOfYear, SchoolTerm> loaded;
    private final Set<LocalDate> insetDays;

    /**
     * @param loaded    the terms in force for the school
     * @param insetDays days within these terms on which pupils stay at home
     */
    TermCalendar(Map<TermOfYear, SchoolTerm> loaded, Set<LocalDate> insetDays) {
        this.loaded = Map.copyOf(loaded);
        this.insetDays = Set.copyOf(insetDays);
    }

    /** The term the day lies in; empty in the holidays. */
    Optional<SchoolTerm> containing(LocalDate day) {
        for (TermName name : TermName.values()) {
            SchoolTerm term = term(new TermOfYear(AcademicYear.of(day), name));
            if (term.contains(day)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }

    /** The term after the one the day lies in; in the holidays the term that begins next. */
    SchoolTerm next(LocalDate day) {
        TermOfYear candidate = new TermOfYear(AcademicYear.of(day), TermName.AUTUMN);
        Optional<SchoolTerm> current = containing(day);
        if (current.isPresent()) {
            return term(new TermOfYear(AcademicYear.of(day), current.get().name()).next());
        }
        while (!term(candidate).startsOn().isAfter(day)) {
            candidate = candidate.next();
        }
        return term(candidate);
    }

    /** Whether the term dates have pupils at school on the day, if they say anything about it. */
    Day kindOf(LocalDate day) {
        Optional<SchoolTerm> term = containing(day).filter(SchoolTerm::loaded);
        if (term.isPresent()) {
            return term.get().isHalfTermHoliday(day) || insetDays.contains(day) ? Day.HOLIDAY : Day.TERM;
        }
        return betweenLoadedTerms(day) ? Day.HOLIDAY : Day.NOT_LOADED;
    }

    /** A day outside every term is a holiday only if the terms on both sides of it are loaded, or the year begins or ends there. */
    private boolean betweenLoadedTerms(LocalDate day) {
        int before = -1;
        int after = TERMS;
        for (TermName name : TermName.values()) {
            SchoolTerm term = loaded.get(new TermOfYear(AcademicYear.of(day), name));
            if (term != null && term.endsOn().isBefore(day)) {
                before = name.ordinal();
            } else if (term != null && after == TERMS) {
                after = name.ordinal();
            }
        }
        return after == before + 1;
    }

    /** The term, by the law's division of the year where its dates are not loaded. */
    SchoolTerm term(TermOfYear which) {
        SchoolTerm term = loaded.get(which);
        return term != null ? term : byLaw(which);
    }

    /** The term by the law's division of the year, cut where it would reach into a loaded neighbour. */
    private SchoolTerm byLaw(TermOfYear which) {
        int firstYear = which.year().firstYear();
        LocalDate start = switch (which.name()) {
            case AUTUMN -> which.year().firstDay();
            case SPRING -> LocalDate.of(firstYear + 1, Month.JANUARY, 1);
            case SUMMER -> LocalDate.of(firstYear + 1, Month.APRIL, 1);
        };
        LocalDate end = switch (which.name()) {
            case AUTUMN -> LocalDate.of(firstYear, Month.DECEMBER, 31);
            case SPRING -> LocalDate.of(firstYear + 1, Month.MARCH, 31);
            case SUMMER -> which.year().lastDay();
        };
        SchoolTerm previous = loaded.get(which.previous());
        if (previous != null && !previous.endsOn().isBefore(start)) {
            start = previous.endsOn().plusDays(1);
        }
        SchoolTerm following = loaded.get(which.next());
        if (following != null && !following.startsOn().isAfter(end)) {
            end = following.startsOn().minusDays(1);
        }
        return new SchoolTerm(which.year().toString(), which.name(), start, end, null, null, false);
    }
}
