package org.virtualschool.register.files;

import static org.virtualschool.intake.ImportColumn.optional;
import static org.virtualschool.intake.ImportColumn.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.InspectionFramework;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolDetails;
import org.virtualschool.register.SchoolStatus;
import org.virtualschool.register.Schools;

/**
 * Schools from the public extract of Get Information about Schools (GIAS), "edubasealldata". What a column says replaces what is on
 * record; what the file has no column for stays.
 */
@Component
class SchoolsImport implements CsvImport {

    /** First day on which schools get a report card instead of one overall grade. */
    private static final LocalDate REPORT_CARDS_FROM = LocalDate.of(2025, 11, 10);
    private static final int OLDEST_PUPIL = 99;
    private static final String STATUS_COLUMN = "EstablishmentStatus (code)";
    private static final Map<String, SchoolStatus> STATUS = Map.of(
            "1", SchoolStatus.OPEN, "open", SchoolStatus.OPEN,
            "2", SchoolStatus.CLOSED, "closed", SchoolStatus.CLOSED,
            "3", SchoolStatus.CLOSING, "open, but proposed to close", SchoolStatus.CLOSING,
            "4", SchoolStatus.PROPOSED, "proposed to open", SchoolStatus.PROPOSED);

    private final Schools schools;

    SchoolsImport(Schools schools) {
        this.schools = schools;
    }

    @Override
    public String name() {
        return "schools";
    }

    @Override
    public ImportGuide guide() {
        return new ImportGuide("Schools (GIAS)",
                "The public file of all schools in England from Get Information about Schools, \"edubasealldata\", as it is downloaded.",
                List.of(required("URN", "Unique reference number of the school."),
                        required("EstablishmentName", "Name of the school."),
                        required(STATUS_COLUMN, "1 open, 2 closed, 3 open but proposed to close, 4 proposed to open.")
                                .or("EstablishmentStatus (name)"),
                        optional("LA (code)", "Number of the authority."),
                        optional("LA (name)", "Name of the authority."),
                        optional("EstablishmentNumber", "Number of the school within the authority."),
                        optional("PhaseOfEducation (name)", "Nursery, Primary, Secondary and so on."),
                        optional("TypeOfEstablishment (name)", "Community school, Academy converter and so on."),
                        optional("OpenDate", "Like 31-12-2024."),
                        optional("CloseDate", "Like 31-12-2024."),
                        optional("StatutoryLowAge", "Age in years."),
                        optional("StatutoryHighAge", "Age in years."),
                        optional("Town", "Town."),
                        optional("Postcode", "Postcode."),
                        optional("TelephoneNum", "Telephone."),
                        optional("OfstedLastInsp", "Day of the last inspection, like 31-12-2024."),
                        optional("OfstedRating (name)", "Overall grade, where there is one.")),
                10);
    }

    @Override
    public List<String> key() {
        return List.of("URN");
    }

    @Override
    public void take(List<CsvRow> rows) {
        Map<String, School> known = schools.byUrns(rows.stream()
                .map(row -> row.value("URN")).filter(Objects::nonNull).collect(Collectors.toSet()));
        rows.forEach(row -> take(row, known));
    }

    private void take(CsvRow row, Map<String, School> known) {
        String urn = row.requiredText("URN", 8);
        if (urn != null && !urn.matches("\\d{5,8}")) {
            row.reject("URN", "is not a number of 5 to 8 digits");
        }
        School school = urn == null ? null : known.get(urn);
        SchoolDetails details = new Reading(row, school == null ? null : school.details()).details(urn);
        if (row.rejected()) {
            return;
        }
        if (school == null) {
            schools.add(details);
            row.created();
        } else {
            row.updatedIf(schools.update(school.key(), details));
        }
    }

    /** Reads one row over what is on record of the school, which is null for a new one. */
    private record Reading(CsvRow row, SchoolDetails onRecord) {

        SchoolDetails details(String urn) {
            LocalDate inspectedOn = date("OfstedLastInsp", SchoolDetails::inspectedOn);
            String outcome = text("OfstedRating (name)", 120, SchoolDetails::inspectionOutcome);
            return new SchoolDetails(urn,
                    inFile("EstablishmentNumber", SchoolDetails::laestab, this::laestab),
                    row.requiredText("EstablishmentName", 200),
                    text("PhaseOfEducation (name)", 40, SchoolDetails::phase),
                    text("TypeOfEstablishment (name)", 120, SchoolDetails::type),
                    text("LA (code)", 3, SchoolDetails::authorityCode),
                    text("LA (name)", 120, SchoolDetails::authorityName),
                    status(),
                    date("OpenDate", SchoolDetails::openedOn),
                    date("CloseDate", SchoolDetails::closedOn),
                    age("StatutoryLowAge", SchoolDetails::lowestAge),
                    age("StatutoryHighAge", SchoolDetails::highestAge),
                    text("Town", 100, SchoolDetails::town),
                    text("Postcode", 10, SchoolDetails::postcode),
                    text("TelephoneNum", 30, SchoolDetails::telephone),
                    inspectedOn, framework(inspectedOn, outcome), outcome);
        }

        private <T> T inFile(String column, Function<SchoolDetails, T> known, Supplier<T> read) {
            if (row.has(column)) {
                return read.get();
            }
            return onRecord == null ? null : known.apply(onRecord);
        }

        private String text(String column, int longest, Function<SchoolDetails, String> known) {
            return inFile(column, known, () -> row.text(column, longest));
        }

        private LocalDate date(String column, Function<SchoolDetails, LocalDate> known) {
            return inFile(column, known, () -> row.date(column, DateStyle.HYPHENS));
        }

        private Integer age(String column, Function<SchoolDetails, Integer> known) {
            return inFile(column, known, () -> row.wholeNumber(column, 0, OLDEST_PUPIL));
        }

        private String laestab() {
            String authority = row.value("LA (code)");
            Integer number = row.wholeNumber("EstablishmentNumber", 0, 9999);
            return authority == null || number == null ? null : authority + "%04d".formatted(number);
        }

        private SchoolStatus status() {
            String text = row.requiredText(STATUS_COLUMN, 60);
            SchoolStatus status = text == null ? null : STATUS.get(text.toLowerCase(Locale.ROOT));
            if (text != null && status == null) {
                row.reject(STATUS_COLUMN, "is not a status of GIAS");
            }
            return status;
        }

        private static InspectionFramework framework(LocalDate inspectedOn, String outcome) {
            if (outcome != null) {
                return InspectionFramework.OVERALL_GRADE;
            }
            return inspectedOn == null || inspectedOn.isBefore(REPORT_CARDS_FROM) ? null : InspectionFramework.REPORT_CARD;
        }
    }
}
