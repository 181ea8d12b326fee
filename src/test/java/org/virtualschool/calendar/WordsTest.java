package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Instant HALF_PAST_MIDNIGHT_IN_ENGLAND = Instant.parse("2026-07-01T23:30:00Z");

    @Test
    void daysAreWrittenOutAndThoseOfMomentsAreDaysInEngland() {
        assertThat(Words.day(LocalDate.of(2026, 11, 3))).isEqualTo("3 November 2026");
        assertThat(Words.weekday(LocalDate.of(2026, 11, 3))).isEqualTo("Tuesday 3 November 2026");
        assertThat(Words.day(HALF_PAST_MIDNIGHT_IN_ENGLAND)).isEqualTo("2 July 2026");
        assertThat(Words.weekday(HALF_PAST_MIDNIGHT_IN_ENGLAND)).isEqualTo("Thursday 2 July 2026");
        assertThat(Words.moment(HALF_PAST_MIDNIGHT_IN_ENGLAND)).isEqualTo("2 July 2026 at 12:30am");
    }

    @Test
    void noDayIsNoWord() {
        assertThat(Words.day((LocalDate) null)).isEmpty();
        assertThat(Words.day((Instant) null)).isEmpty();
        assertThat(Words.weekday((LocalDate) null)).isEmpty();
        assertThat(Words.weekday((Instant) null)).isEmpty();
    }

    @Test
    void moneyHasPoundsAndPence() {
        assertThat(Words.pounds(112_000)).isEqualTo("£1,120.00");
        assertThat(Words.pounds(5)).isEqualTo("£0.05");
        assertThat(Words.pounds(-112_050)).isEqualTo("\u2212£1,120.50");
    }
}
