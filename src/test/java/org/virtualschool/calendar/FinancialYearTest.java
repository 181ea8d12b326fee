package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FinancialYearTest {

    @ParameterizedTest
    @CsvSource({"2026-04-01, 2026/27", "2027-03-31, 2026/27", "2027-04-01, 2027/28", "2026-03-31, 2025/26", "2099-12-31, 2099/00"})
    void beginsOnTheFirstOfApril(LocalDate day, String code) {
        FinancialYear year = FinancialYear.of(day);
        assertThat(year.code()).isEqualTo(code);
        assertThat(FinancialYear.ofCode(code)).isEqualTo(year);
        assertThat(year.contains(day)).isTrue();
        assertThat(day).isBetween(year.firstDay(), year.lastDay());
    }

    @Test
    void followsTheOneBefore() {
        FinancialYear year = FinancialYear.ofCode("2026/27");
        assertThat(year.firstDay()).isEqualTo("2026-04-01");
        assertThat(year.lastDay().plusDays(1)).isEqualTo(year.next().firstDay());
        assertThat(year.next().previous()).isEqualTo(year);
        assertThat(year).isLessThan(year.next());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"2026", "2026/28", "2026-27", "26/27", "2026/2027", " 2026/27", "0026/27"})
    void isTwoYearsInARow(String text) {
        assertThat(FinancialYear.parse(text)).isEmpty();
        assertThatThrownBy(() -> FinancialYear.ofCode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
