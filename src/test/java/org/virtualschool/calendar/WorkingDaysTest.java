package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final List<String> BANK_HOLIDAYS = List.of(
            "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
            "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
            "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26");

    private final WorkingDays workingDays = new WorkingDays();

    @Test
    void bankHolidaysOnWeekdaysAreThoseOfEngland() {
        Stream<LocalDate> weekdays = LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2029, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5);

        assertThat(weekdays.filter(workingDays::isBankHoliday).map(LocalDate::toString)).containsExactlyElementsOf(BANK_HOLIDAYS);
    }

    @ParameterizedTest
    @CsvSource({
            "2026-11-03, 10, 2026-11-17",
            "2026-11-03,  0, 2026-11-03",
            "2026-11-06,  1, 2026-11-09",
            "2026-11-07,  1, 2026-11-09",
            "2026-12-23,  3, 2026-12-30",
            "2026-03-31,  5, 2026-04-09",
            "2026-07-20, 10, 2026-08-03"
    })
    void dayOfTheEventIsDayZeroAndSchoolHolidaysCount(LocalDate event, int days, LocalDate due) {
        assertThat(workingDays.after(event, days)).isEqualTo(due);
    }

    @Test
    void refusesToCountBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> workingDays.after(LocalDate.of(2026, 11, 3), -1));
    }
}
