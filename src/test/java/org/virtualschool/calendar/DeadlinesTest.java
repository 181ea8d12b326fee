package org.virtualschool.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.testing.CaseworkTest;

/** Deadlines, terms and school days as they come out of the database; each test's rows are rolled back. */
@CaseworkTest
@Transactional
class DeadlinesTest {

    private static final LocalDate EVENT = LocalDate.of(2090, 10, 20);

    @Autowired
    private Deadlines deadlines;
    @Autowired
    private SchoolDays schoolDays;
    @Autowired
    private Terms terms;
    @Autowired
    private JdbcClient jdbc;

    private Long school;

    @BeforeEach
    void ownPoliciesAndSchool() {
        policy("test.workingDays", "10", "working-days");
        policy("test.schoolDays", "10", "school-days");
        policy("test.oneDay", "1", "working-days");
        policy("test.count", "10", "count");
        school = jdbc.sql("insert into casework.school (name, status) values ('Deadline Primary', 'OPEN') returning school_key")
                .query(Long.class).single();
    }

    @Test
    void workingDaysAreExplainedInWords() {
        Deadline deadline = deadlines.reckon("test.workingDays", LocalDate.of(2026, 11, 3), null);

        assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(deadline.dueAt()).isEqualTo(Instant.parse("2026-11-17T23:59:00Z"));
        assertThat(deadline.explanation()).isEqualTo("10 working days after 3 November 2026: 17 November 2026");
    }

    @Test
    void oneDayIsOneDay() {
        assertThat(deadlines.reckon("test.oneDay", LocalDate.of(2026, 11, 3), null).explanation())
                .isEqualTo("1 working day after 3 November 2026: 4 November 2026");
    }

    @Test
    void endsAtMidnightInLondonWhenTheClocksChangeOnTheWay() {
        assertThat(deadlines.reckon("test.workingDays", LocalDate.of(2026, 10, 20), null).dueAt())
                .isEqualTo(Instant.parse("2026-11-03T23:59:00Z"));
        assertThat(deadlines.reckon("test.workingDays", LocalDate.of(2027, 3, 23), null).dueAt())
                .isEqualTo(Instant.parse("2027-04-08T22:59:00Z"));
    }

    @Test
    void schoolDaysFollowTheAuthorityUntilTheSchoolHasDatesOfItsOwn() {
        term(null, "2090-10-23", "2090-10-27");
        assertThat(deadlines.reckon("test.schoolDays", EVENT, school).explanation())
                .isEqualTo("10 school days after 20 October 2090: 10 November 2090");

        term(school, "2090-10-30", "2090-11-03");
        insetDay(school, "2090-11-06");
        assertThat(deadlines.reckon("test.schoolDays", EVENT, school).dueOn()).isEqualTo(LocalDate.of(2090, 11, 13));
        assertThat(schoolDays.after(null, EVENT, 10)).isEqualTo(LocalDate.of(2090, 11, 10));
    }

    @Test
    void insetDayOfTheAuthorityDoesNotBindASchoolWithDatesOfItsOwn() {
        term(null, "2090-10-23", "2090-10-27");
        insetDay(null, "2090-11-06");
        assertThat(schoolDays.after(school, EVENT, 10)).isEqualTo(LocalDate.of(2090, 11, 13));

        term(school, "2090-10-23", "2090-10-27");
        assertThat(schoolDays.after(school, EVENT, 10)).isEqualTo(LocalDate.of(2090, 11, 10));
    }

    @Test
    void missingTermDatesAreSaidInTheExplanation() {
        assertThat(deadlines.reckon("test.schoolDays", EVENT, school).explanation())
                .isEqualTo("10 school days after 20 October 2090: 3 November 2090 (term dates are not loaded for all of this time,"
                        + " so working days were counted there)");
    }

    @Test
    void termIsTheSchoolsOwnAndTheNextFollowsTheLawUntilLoaded() {
        term(school, "2090-10-23", "2090-10-27");

        SchoolTerm autumn = terms.containing(school, EVENT).orElseThrow();
        assertThat(autumn.endsOn()).isEqualTo(LocalDate.of(2090, 12, 20));
        assertThat(autumn.loaded()).isTrue();
        assertThat(terms.next(school, EVENT).title()).isEqualTo("Spring term 2090/91");
        assertThat(terms.next(school, EVENT).loaded()).isFalse();
    }

    @Test
    void policyThatCountsNoDaysIsNoDeadline() {
        assertThatIllegalStateException().isThrownBy(() -> deadlines.reckon("test.count", EVENT, school))
                .withMessageContaining("test.count");
    }

    private void term(Long owner, String halfTermStarts, String halfTermEnds) {
        jdbc.sql("insert into casework.term values (gen_random_uuid(), ?, '2090/91', 'AUTUMN', '2090-09-04', '2090-12-20', ?, ?)")
                .params(owner, LocalDate.parse(halfTermStarts), LocalDate.parse(halfTermEnds)).update();
    }

    private void insetDay(Long owner, String day) {
        jdbc.sql("insert into casework.inset_day values (gen_random_uuid(), ?, ?)").params(owner, LocalDate.parse(day)).update();
    }

    private void policy(String name, String value, String unit) {
        jdbc.sql("insert into casework.policy values (?, '2000-01-01', ?, ?, 'Test')").params(name, value, unit).update();
    }
}
