package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.register.School;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestRegister;

@CaseworkTest
@Transactional
class TermDatesImportTest {

    private static final String HEADER =
            "academic_year,term,starts_on,ends_on,half_term_starts_on,half_term_ends_on,school_urn,inset_days";
    private static final String AUTUMN = "2080/81,Autumn,02/09/2080,20/12/2080,28/10/2080,01/11/2080,,06/11/2080;07/11/2080";
    private static final String SPRING = "2080/81,Spring,06/01/2081,28/03/2081,17/02/2081,21/02/2081,,";
    private static final String SUMMER = "2080/81,Summer,14/04/2081,22/07/2081,26/05/2081,30/05/2081,,";

    @Autowired
    private TestImports imports;
    @Autowired
    private Terms terms;
    @Autowired
    private SchoolDays schoolDays;
    @Autowired
    private TestRegister register;

    private School school;

    @BeforeEach
    void aSchool() {
        school = register.school("Term Dates High");
    }

    @Test
    void wholeYearGoesInAndTheSameFileAgainChangesNothing() {
        ImportSummary first = load(AUTUMN, SPRING, SUMMER);
        assertThat(List.of(first.created(), first.rejected())).containsExactly(3, 0);
        assertThat(schoolDays.after(school.key(), LocalDate.of(2080, 11, 5), 1)).isEqualTo(LocalDate.of(2080, 11, 8));
        assertThat(terms.next(null, LocalDate.of(2080, 11, 5)).endsOn()).isEqualTo(LocalDate.of(2081, 3, 28));

        ImportSummary again = load(AUTUMN, SPRING, SUMMER);
        assertThat(List.of(again.created(), again.updated(), again.unchanged())).containsExactly(0, 0, 3);
    }

    @Test
    void schoolWithDatesOfItsOwnKeepsThem() {
        load(AUTUMN, AUTUMN.replace("20/12/2080", "13/12/2080").replace(",,06/11/2080;07/11/2080", "," + school.urn() + ",08/11/2080"));

        assertThat(terms.containing(school.key(), LocalDate.of(2080, 11, 5)).orElseThrow().endsOn()).isEqualTo("2080-12-13");
        assertThat(terms.containing(null, LocalDate.of(2080, 11, 5)).orElseThrow().endsOn()).isEqualTo("2080-12-20");
        assertThat(schoolDays.after(school.key(), LocalDate.of(2080, 11, 7), 1)).isEqualTo(LocalDate.of(2080, 11, 11));
        assertThat(schoolDays.after(null, LocalDate.of(2080, 11, 5), 1)).isEqualTo(LocalDate.of(2080, 11, 8));
    }

    @Test
    void correctedDatesReplaceTheOldOnesWithTheirInsetDays() {
        load(AUTUMN);

        ImportSummary summary = load(AUTUMN.replace("20/12/2080", "18/12/2080").replace("06/11/2080;", ""));

        assertThat(summary.updated()).isEqualTo(1);
        assertThat(terms.containing(null, LocalDate.of(2080, 12, 19))).isEmpty();
        assertThat(schoolDays.after(null, LocalDate.of(2080, 11, 5), 1)).isEqualTo(LocalDate.of(2080, 11, 6));
    }

    @Test
    void termsMayBeMovedTogetherInOneFile() {
        load(AUTUMN, SPRING);

        ImportSummary summary = load(AUTUMN.replace("20/12/2080", "07/01/2081"), SPRING.replace("06/01/2081", "13/01/2081"));

        assertThat(List.of(summary.updated(), summary.rejected())).containsExactly(2, 0);
    }

    @Test
    void overlapIsRejectedAndNamesTheOtherTerm() {
        load(AUTUMN);

        ImportSummary summary = load(SPRING.replace("06/01/2081", "20/12/2080"));

        assertThat(imports.notes(summary)).singleElement().asString().startsWith("2 starts_on:").contains("Autumn term 2080/81");
        assertThat(terms.next(null, LocalDate.of(2080, 12, 1)).loaded()).isFalse();
    }

    @Test
    void secondLineForTheSameTermOfTheAuthorityIsRejected() {
        ImportSummary summary = load(AUTUMN, AUTUMN);

        assertThat(summary.created()).isEqualTo(1);
        assertThat(imports.notes(summary)).singleElement().asString().startsWith("3 ").contains("line 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2080/81      | 2080/82      | academic_year       | is not an academic year like 2026/27",
            "Autumn       | Michaelmas   | term                | is none of Autumn, Spring, Summer",
            "20/12/2080   | 01/09/2080   | ends_on             | is not after the first day of term",
            "02/09/2080   | 29/08/2080   | starts_on           | lies outside the academic year 2080/81 (1 September to 31 August)",
            "20/12/2080   | 20/12/2081   | ends_on             | lies outside the academic year 2080/81 (1 September to 31 August)",
            "02/09/2080   | 2080-09-02   | starts_on           | is not a date like 31/12/2024",
            "28/10/2080   | ''           | half_term_starts_on | is empty: give both days of the half-term holiday or neither",
            "01/11/2080   | 25/10/2080   | half_term_ends_on   | is before the first day of the half-term holiday",
            "01/11/2080   | 21/12/2080   | half_term_starts_on | the half-term holiday does not lie within the term",
            "07/11/2080   | 07-11-2080   | inset_days          | holds something that is not a date like 31/12/2024: 07-11-2080",
            "07/11/2080   | 07/11/2081   | inset_days          | holds a day outside the term",
            "',,06/11/2080' | ',9999999,06/11/2080' | school_urn | is the URN of no school on record: load the schools first"
    })
    void faultyLineIsRejectedWithItsReason(String right, String wrong, String column, String reason) {
        ImportSummary summary = load(AUTUMN.replace(right, wrong), SUMMER);

        assertThat(imports.notes(summary)).containsExactly("2 " + column + ": " + reason);
        assertThat(List.of(summary.created(), summary.rejected())).containsExactly(1, 1);
    }

    private ImportSummary load(String... lines) {
        return imports.load("term-dates", Stream.concat(Stream.of(HEADER), Stream.of(lines)).toArray(String[]::new));
    }
}
