package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearGroupsTest {

    @ParameterizedTest
    @CsvSource({
        "2022-08-31, 2026-09-01, R", "2022-09-01, 2026-09-01, N2", "2022-09-01, 2027-08-31, N2", "2022-09-01, 2027-09-01, R",
        "2023-09-01, 2026-09-01, N1", "2021-09-01, 2026-11-21, R", "2021-08-31, 2026-11-21, 1", "2013-03-14, 2026-11-21, 9",
        "2013-03-14, 2026-08-31, 8", "2012-02-29, 2026-11-21, 10", "2008-09-01, 2026-11-21, 13", "2008-08-31, 2026-11-21, 14",
        "2024-09-01, 2026-11-21, ", "2007-08-31, 2026-11-21, ", "2026-11-01, 2026-11-21, "})
    void theYearGroupFollowsFromTheAgeOnTheLastDayOfAugust(LocalDate born, LocalDate on, String expected) {
        assertThat(YearGroups.expected(born, on).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"9, 9", "09, 9", "Y9, 9", "year 9, 9", "Yr 11, 11", "r, R", "Reception, R", "n1, N1", "14, 14", "15, ", "0, ", "N3, ",
        "nine, "})
    void yearGroupsAreReadAsPeopleWriteThem(String written, String yearGroup) {
        assertThat(YearGroups.parse(written).orElse(null)).isEqualTo(yearGroup);
    }

    @ParameterizedTest
    @CsvSource({"9, Y9", "R, R", "N2, N2", "13, Y13", ","})
    void theLabelIsShort(String yearGroup, String label) {
        assertThat(YearGroups.label(yearGroup)).isEqualTo(label);
    }
}
