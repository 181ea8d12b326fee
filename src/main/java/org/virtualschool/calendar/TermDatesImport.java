package org.virtualschool.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportColumn;
import org.virtualschool.intake.ImportGuide;

/** Loads term dates and INSET days, of the authority and of single schools. */
@Component
class TermDatesImport implements CsvImport {

    private static final String YEAR = "academic_year";
    private static final String TERM = "term";
    private static final String STARTS = "starts_on";
    private static final String ENDS = "ends_on";
    private static final String HALF_TERM_STARTS = "half_term_starts_on";
    private static final String HALF_TERM_ENDS = "half_term_ends_on";
    private static final String SCHOOL = "school_urn";
    private static final String INSET_DAYS = "inset_days";

    private static final int YEAR_LENGTH = 7;
    private static final int TERM_LENGTH = 10;
    private static final int URN_LENGTH = 8;
    private static final int INSET_LENGTH = 400;
    private static final int PLACE_ON_PAGE = 70;

    private static final ImportGuide GUIDE = new ImportGuide("Term dates",
            "The terms of the authority and of schools that set their own, with half-term holidays and INSET days. School days"
                    + " are counted by them. For a school without a line of its own the authority's line counts; where neither"
                    + " is loaded, working days are counted and the due date says so.",
            List.of(
                    ImportColumn.required(YEAR, "Such as 2026/27."),
                    ImportColumn.required(TERM, "Autumn, Spring or Summer."),
                    ImportColumn.required(STARTS, "First day of term, dd/mm/yyyy, within the academic year (1 September to 31 August)."),
                    ImportColumn.required(ENDS, "Last day of term, dd/mm/yyyy."),
                    ImportColumn.required(HALF_TERM_STARTS, "First day of the half-term holiday, dd/mm/yyyy."),
                    ImportColumn.required(HALF_TERM_ENDS, "Last day of the half-term holiday, dd/mm/yyyy."),
                    ImportColumn.required(SCHOOL, "URN of the school these dates belong to. Leave it empty for the authority's own."),
                    ImportColumn.required(INSET_DAYS, "Days within the term on which pupils stay at home, dd/mm/yyyy, several"
                            + " separated by a semicolon.")),
            PLACE_ON_PAGE);

    private final TermRepository terms;
    private final SchoolNumbers schools;

    TermDatesImport(TermRepository terms, SchoolNumbers schools) {
        this.terms = terms;
        this.schools = schools;
    }

    @Override
    public String name() {
        return "term-dates";
    }

    @Override
    public ImportGuide guide() {
        return GUIDE;
    }

    @Override
    public List<String> key() {
        return List.of(YEAR, TERM, SCHOOL);
    }

    @Override
    public void take(List<CsvRow> rows) {
        rows.forEach(this::take);
    }

    private void take(CsvRow row) {
        Optional<AcademicYear> year = academicYear(row);
        Optional<TermName> name = termName(row);
        Long school = school(row);
        LocalDate starts = row.requiredDate(STARTS, DateStyle.SLASHES);
        LocalDate ends = row.requiredDate(ENDS, DateStyle.SLASHES);
        LocalDate halfTermStarts = row.date(HALF_TERM_STARTS, DateStyle.SLASHES);
        LocalDate halfTermEnds = row.date(HALF_TERM_ENDS, DateStyle.SLASHES);
        Set<LocalDate> insetDays = insetDays(row);
        if (row.rejected()) {
            return;
        }
        SchoolTerm term = new SchoolTerm(year.orElseThrow().toString(), name.orElseThrow(), starts, ends, halfTermStarts,
                halfTermEnds, true);
        checkDates(row, year.get(), term, insetDays);
        if (row.rejected()) {
            return;
        }
        Optional<SchoolTerm> inTheWay = terms.inTheWayOf(school, term);
        if (inTheWay.isPresent()) {
            row.rejectUnlessLaterRowsHelp(STARTS, "does not go with the dates of the " + inTheWay.get().title()
                    + ": terms may not overlap and must follow each other as Autumn, Spring, Summer");
            return;
        }
        store(row, school, term, insetDays);
    }

    private void store(CsvRow row, Long school, SchoolTerm term, Set<LocalDate> insetDays) {
        Optional<TermRepository.StoredTerm> stored = terms.find(school, term);
        if (stored.isEmpty()) {
            terms.insert(school, term, insetDays);
            row.created();
        } else if (stored.get().term().equals(term) && stored.get().insetDays().equals(insetDays)) {
            row.unchanged();
        } else {
            terms.replace(school, stored.get().term(), term, insetDays);
            row.updated();
        }
    }

    private static Optional<AcademicYear> academicYear(CsvRow row) {
        String text = row.requiredText(YEAR, YEAR_LENGTH);
        Optional<AcademicYear> year = Optional.ofNullable(text).flatMap(AcademicYear::parse);
        if (text != null && year.isEmpty()) {
            row.reject(YEAR, "is not an academic year like 2026/27");
        }
        return year;
    }

    private static Optional<TermName> termName(CsvRow row) {
        String text = row.requiredText(TERM, TERM_LENGTH);
        for (TermName name : TermName.values()) {
            if (name.title().equalsIgnoreCase(text)) {
                return Optional.of(name);
            }
        }
        if (text != null) {
            row.reject(TERM, "is none of Autumn, Spring, Summer");
        }
        return Optional.empty();
    }

    private Long school(CsvRow row) {
        String urn = row.text(SCHOOL, URN_LENGTH);
        if (urn == null) {
            return null;
        }
        Optional<Long> key = schools.keyOfUrn(urn);
        if (key.isEmpty()) {
            row.reject(SCHOOL, "is the URN of no school on record: load the schools first");
        }
        return key.orElse(null);
    }

    private static Set<LocalDate> insetDays(CsvRow row) {
        Set<LocalDate> days = new TreeSet<>();
        String cell = row.text(INSET_DAYS, INSET_LENGTH);
        for (String text : cell == null ? new String[0] : cell.split(";")) {
            if (!text.isBlank()) {
                DateStyle.SLASHES.parse(text.strip()).ifPresentOrElse(days::add,
                        () -> row.reject(INSET_DAYS, "holds something that is not a date like 31/12/2024: " + text.strip()));
            }
        }
        return days;
    }

    private static void checkDates(CsvRow row, AcademicYear year, SchoolTerm term, Set<LocalDate> insetDays) {
        if (!term.endsOn().isAfter(term.startsOn())) {
            row.reject(ENDS, "is not after the first day of term");
            return;
        }
        rejectOutsideYear(row, STARTS, year, term.startsOn());
        rejectOutsideYear(row, ENDS, year, term.endsOn());
        LocalDate halfTermStarts = term.halfTermStartsOn();
        LocalDate halfTermEnds = term.halfTermEndsOn();
        if ((halfTermStarts == null) != (halfTermEnds == null)) {
            row.reject(halfTermStarts == null ? HALF_TERM_STARTS : HALF_TERM_ENDS,
                    "is empty: give both days of the half-term holiday or neither");
        } else if (halfTermStarts != null && halfTermEnds.isBefore(halfTermStarts)) {
            row.reject(HALF_TERM_ENDS, "is before the first day of the half-term holiday");
        } else if (halfTermStarts != null && !(term.contains(halfTermStarts) && term.contains(halfTermEnds))) {
            row.reject(HALF_TERM_STARTS, "the half-term holiday does not lie within the term");
        }
        if (!insetDays.stream().allMatch(term::contains)) {
            row.reject(INSET_DAYS, "holds a day outside the term");
        }
    }

    private static void rejectOutsideYear(CsvRow row, String column, AcademicYear year, LocalDate day) {
        if (!year.contains(day)) {
            row.reject(column, "lies outside the academic year " + year + " (1 September to 31 August)");
        }
    }
}
