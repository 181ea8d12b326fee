package org.virtualschool.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualschool.calendar.CivilTime;

/** Days count in London, summer and winter. */
class DueWordsTest {

    private static final Instant DUE = LocalDate.of(2026, 7, 10).atTime(23, 59).atZone(CivilTime.LONDON).toInstant();

    @ParameterizedTest
    @CsvSource({"2026-07-09T22:59:00Z, ''", "2026-07-09T23:01:00Z, Due today", "2026-07-10T22:58:00Z, Due today",
        "2026-07-10T23:01:00Z, Overdue by 1 day", "2026-07-31T12:00:00Z, Overdue by 21 days"})
    void saysHowLateATaskIs(Instant now, String tag) {
        DueWords words = DueWords.of(DUE, now);

        assertThat(words.tag()).isEqualTo(tag);
        assertThat(words.date()).isEqualTo("Friday 10 July 2026");
    }

    @Test
    void saysNothingWithoutADate() {
        assertThat(DueWords.of(null, DUE)).isEqualTo(new DueWords("", "", ""));
    }
}
