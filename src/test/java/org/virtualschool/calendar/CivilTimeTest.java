package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualschool.testing.MutableClock;

class CivilTimeTest {

    private final MutableClock clock = new MutableClock();
    private final CivilTime civilTime = new CivilTime(clock);

    @ParameterizedTest
    @CsvSource({
            "2026-10-24, 2026-10-24T22:59:00Z",
            "2026-10-25, 2026-10-25T23:59:00Z",
            "2027-03-27, 2027-03-27T23:59:00Z",
            "2027-03-28, 2027-03-28T22:59:00Z"
    })
    void dayEndsAtOneMinuteToMidnightInLondonAcrossBothClockChanges(LocalDate day, Instant end) {
        assertThat(civilTime.endOfDay(day)).isEqualTo(end);
    }

    @Test
    void todayIsTheDayInLondonNotInGreenwich() {
        clock.setTo(Instant.parse("2026-07-01T23:30:00Z"));
        assertThat(civilTime.today()).isEqualTo(LocalDate.of(2026, 7, 2));

        clock.setTo(Instant.parse("2026-12-01T23:30:00Z"));
        assertThat(civilTime.today()).isEqualTo(LocalDate.of(2026, 12, 1));
    }
}
