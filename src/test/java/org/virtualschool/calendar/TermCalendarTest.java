package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermCalendarTest {

    private static final SchoolTerm AUTUMN = term("2026/27", TermName.AUTUMN, "2026-09-03", "2026-12-18", "2026-10-26", "2026-10-30");
    private static final SchoolTerm SPRING = term("2026/27", TermName.SPRING, "2027-01-05", "2027-03-25", "2027-02-15", "2027-02-19");
    private static final SchoolTerm SUMMER = term("2026/27", TermName.SUMMER, "2027-04-12", "2027-07-21", "2027-05-31", "2027-06-04");
    private static final TermCalendar WHOLE_YEAR = calendar(Set.of(day("2026-11-27")), AUTUMN, SPRING, SUMMER);
    private static final TermCalendar NOTHING = calendar(Set.of());

    private final SchoolDays schoolDays = new SchoolDays(null, new WorkingDays());

    @Test
    void countsNeitherHalfTermNorInsetDayNorBankHoliday() {
        assertThat(reach(WHOLE_YEAR, "2026-10-23", 1)).isEqualTo("2026-11-02");
        assertThat(reach(WHOLE_YEAR, "2026-11-26", 1)).isEqualTo("2026-11-30");
        assertThat(reach(WHOLE_YEAR, "2027-04-30", 1)).isEqualTo("2027-05-04");
    }

    @Test
    void countsOnOverTheHolidaysIntoTheNextTerm() {
        assertThat(reach(WHOLE_YEAR, "2026-12-16", 3)).isEqualTo("2027-01-05");
        assertThat(schoolDays.count(WHOLE_YEAR, day("2026-12-16"), 3).termsLoaded()).isTrue();
    }

    @Test
    void countsWorkingDaysWhereNoTermIsLoadedAndSaysSo() {
        SchoolDays.Count count = schoolDays.count(NOTHING, day("2026-12-23"), 3);

        assertThat(count.day()).isEqualTo(day("2026-12-30"));
        assertThat(count.termsLoaded()).isFalse();
    }

    @Test
    void doesNotTakeTheTimeAfterTheLastLoadedTermForHolidays() {
        TermCalendar autumnOnly = calendar(Set.of(), AUTUMN);

        SchoolDays.Count count = schoolDays.count(autumnOnly, day("2026-12-18"), 2);

        assertThat(count.day()).isEqualTo(day("2026-12-22"));
        assertThat(count.termsLoaded()).isFalse();
    }

    @Test
    void summerHolidayEndsWithTheAcademicYearWhenTheNextIsNotLoaded() {
        SchoolDays.Count count = schoolDays.count(WHOLE_YEAR, day("2027-07-20"), 2);

        assertThat(count.day()).isEqualTo(day("2027-09-01"));
        assertThat(count.termsLoaded()).isFalse();
    }

    @Test
    void daysBeforeTheLoadedAutumnTermAreHolidays() {
        assertThat(WHOLE_YEAR.kindOf(day("2026-09-01"))).isEqualTo(TermCalendar.Day.HOLIDAY);
        assertThat(WHOLE_YEAR.kindOf(day("2026-08-31"))).isEqualTo(TermCalendar.Day.NOT_LOADED);
    }

    @Test
    void noTermContainsAHolidayAndTheNextOneBeginsAfterIt() {
        assertThat(WHOLE_YEAR.containing(day("2026-12-25"))).isEmpty();
        assertThat(WHOLE_YEAR.next(day("2026-12-25"))).isEqualTo(SPRING);
    }

    @Test
    void firstAndLastDayBelongToTheTermAndSoDoesHalfTerm() {
        assertThat(WHOLE_YEAR.containing(day("2026-09-03"))).contains(AUTUMN);
        assertThat(WHOLE_YEAR.containing(day("2026-10-28"))).contains(AUTUMN);
        assertThat(WHOLE_YEAR.containing(day("2026-12-18"))).contains(AUTUMN);
        assertThat(WHOLE_YEAR.next(day("2026-12-18"))).isEqualTo(SPRING);
        assertThat(AUTUMN.title()).isEqualTo("Autumn term 2026/27");
    }

    @Test
    void withoutTermDatesTheLawsDivisionOfTheYearStandsIn() {
        SchoolTerm spring = NOTHING.containing(day("2027-02-01")).orElseThrow();

        assertThat(spring.title()).isEqualTo("Spring term 2026/27");
        assertThat(spring.startsOn()).isEqualTo(day("2027-01-01"));
        assertThat(spring.endsOn()).isEqualTo(day("2027-03-31"));
        assertThat(spring.loaded()).isFalse();
        assertThat(NOTHING.next(day("2027-08-31")).title()).isEqualTo("Autumn term 2027/28");
    }

    @Test
    void termByLawGivesWayToLoadedNeighbours() {
        SchoolTerm lateSpring = term("2026/27", TermName.SPRING, "2027-01-05", "2027-04-09", null, null);
        TermCalendar springOnly = calendar(Set.of(), lateSpring);

        assertThat(springOnly.next(day("2027-04-05")).startsOn()).isEqualTo(day("2027-04-10"));
        assertThat(springOnly.next(day("2027-01-04"))).isEqualTo(lateSpring);
    }

    private String reach(TermCalendar calendar, String event, int days) {
        return schoolDays.count(calendar, day(event), days).day().toString();
    }

    private static TermCalendar calendar(Set<LocalDate> insetDays, SchoolTerm... terms) {
        Map<TermOfYear, SchoolTerm> loaded = new HashMap<>();
        for (SchoolTerm term : terms) {
            loaded.put(new TermOfYear(AcademicYear.of(term.startsOn()), term.name()), term);
        }
        return new TermCalendar(loaded, insetDays);
    }

    private static SchoolTerm term(String year, TermName name, String starts, String ends, String halfStarts, String halfEnds) {
        return new SchoolTerm(year, name, day(starts), day(ends), halfStarts == null ? null : day(halfStarts),
                halfEnds == null ? null : day(halfEnds), true);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
