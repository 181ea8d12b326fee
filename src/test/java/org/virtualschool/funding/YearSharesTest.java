package org.virtualschool.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualschool.calendar.FinancialYear;

/** What crosses 31 March is charged to both years by its days, to the penny. */
class YearSharesTest {

    private static final FinancialYear YEAR = FinancialYear.ofCode("2026/27");
    private static final FinancialYear NEXT = FinancialYear.ofCode("2027/28");

    @Test
    void withinAYearItIsChargedWhole() {
        assertThat(YearShares.of(240_00, LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31))).isEqualTo(Map.of(YEAR, 240_00L));
    }

    @Test
    void acrossTheEndItIsSplitByDays() {
        assertThat(YearShares.of(100_00, LocalDate.of(2027, 3, 22), LocalDate.of(2027, 4, 10))).isEqualTo(Map.of(YEAR, 50_00L, NEXT, 50_00L));
    }

    @Test
    void whatDoesNotDivideGoesToTheFirstYear() {
        assertThat(YearShares.of(100_00, LocalDate.of(2027, 3, 31), LocalDate.of(2027, 4, 2))).isEqualTo(Map.of(YEAR, 33_34L, NEXT, 66_66L));
        assertThat(YearShares.of(1, LocalDate.of(2027, 3, 31), LocalDate.of(2027, 4, 30))).isEqualTo(Map.of(YEAR, 1L));
    }

    @Test
    void theFirstYearMayBeOneDayOnly() {
        assertThat(YearShares.of(365_00, LocalDate.of(2027, 3, 31), LocalDate.of(2028, 3, 29)))
                .isEqualTo(Map.of(YEAR, 1_00L, NEXT, 364_00L));
    }
}
