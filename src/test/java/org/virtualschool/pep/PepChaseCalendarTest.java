package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Children;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestMail;

/**
 * The whole ladder of reminders and escalations by the clock, through holidays, bank holidays and both clock changes. The days stand
 * in the table, counted by hand on the calendar of bank holidays in England; each step comes at six in the morning by the clocks
 * on the wall, not a minute before, and nothing comes in between.
 */
@CaseworkTest
class PepChaseCalendarTest {

    private static final LocalTime SIX = LocalTime.of(6, 0);
    private static final LocalDate BEFORE_GO_LIVE = LocalDate.of(2026, 8, 3);
    private static final List<String> TIMERS = List.of("startEvent_firstReminder", "intermediateCatchEvent_secondReminder",
            "intermediateCatchEvent_justOverdue", "intermediateCatchEvent_overdueForManagers",
            "intermediateCatchEvent_overdueForHeads", "intermediateCatchEvent_exception");
    private static final List<String> OVERDUE = List.of("1 working day", "5 working days", "10 working days", "20 working days");

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepService peps;
    @Autowired
    private PepHistory history;
    @Autowired
    private CareHistory care;
    @Autowired
    private Children children;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestMail mail;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private PepCase child;
    private String manager;
    private String headTeacher;
    private String reviewingOfficer;

    @BeforeEach
    void aChildWithEverybodyWhoIsConcerned() {
        child = journey.newCase();
        journey.loadAutumn2027(child.school().key());
        manager = logins.socialWorkManager(child.team());
        headTeacher = logins.atSchool(Role.HEADTEACHER, child.school());
        reviewingOfficer = logins.of(Role.INDEPENDENT_REVIEWING_OFFICER);
        children.assign(child.child().id(), CareRole.REVIEWING_OFFICER, reviewingOfficer);
    }

    @AfterEach
    void nobodyGetsAnEMailLater() {
        jdbc.sql("select distinct user_id from casework.notification where child_id = ?").param(child.child().id())
                .query(String.class).list().forEach(mail::cancelJobsFor);
    }

    /** When the PEP is asked for, until when it is to be initiated, its due date, then the six steps of the ladder. */
    static Stream<Ladder> firstPeps() {
        return Stream.of(
                ladder("October half term; the clocks go back on Sunday 25 October 2026",
                        "2026-10-05", "2026-10-19", "2026-11-02",
                        "2026-10-12", "2026-10-26", "2026-11-03", "2026-11-09", "2026-11-16", "2026-11-30"),
                ladder("Christmas 2026: bank holidays on Friday 25 and, for Boxing Day, Monday 28 December, and on Friday 1 January",
                        "2026-11-25", "2026-12-09", "2026-12-23",
                        "2026-12-02", "2026-12-16", "2026-12-24", "2027-01-04", "2027-01-11", "2027-01-25"),
                ladder("Christmas 2027: bank holidays on Monday 27 and Tuesday 28 December and Monday 3 January, all three for days of a weekend",
                        "2027-11-26", "2027-12-10", "2027-12-24",
                        "2027-12-03", "2027-12-17", "2027-12-29", "2028-01-05", "2028-01-12", "2028-01-26"),
                ladder("Easter: bank holidays on Friday 26 and Monday 29 March, the clocks go forward on Sunday 28 March 2027",
                        "2027-03-05", "2027-03-19", "2027-04-06",
                        "2027-03-12", "2027-03-30", "2027-04-07", "2027-04-13", "2027-04-20", "2027-05-05"),
                ladder("May half term: bank holidays on Monday 3 and Monday 31 May 2027",
                        "2027-04-29", "2027-05-14", "2027-05-28",
                        "2027-05-07", "2027-05-21", "2027-06-01", "2027-06-07", "2027-06-14", "2027-06-28"),
                ladder("October half term; the clocks go back on Sunday 31 October 2027, between the due date and the day after",
                        "2027-10-01", "2027-10-15", "2027-10-29",
                        "2027-10-08", "2027-10-22", "2027-11-01", "2027-11-05", "2027-11-12", "2027-11-26"));
    }

    @ParameterizedTest
    @MethodSource("firstPeps")
    void aFirstPepIsChasedOnWorkingDaysAtSix(Ladder ladder) {
        isChased(ladder, child.teacher());
    }

    /** Due on the last day of the term, so that every step overdue falls into the holidays or later. */
    static Stream<Ladder> reviewsOfATerm() {
        return Stream.of(
                ladder("the autumn term ends on Friday 18 December 2026",
                        "2026-11-03", "2026-11-17", "2026-12-18",
                        "2026-11-27", "2026-12-11", "2026-12-21", "2026-12-29", "2027-01-06", "2027-01-20"),
                ladder("the spring term ends on Thursday 25 March 2027, before Good Friday; the clocks go forward before the next working day",
                        "2027-02-08", "2027-02-22", "2027-03-25",
                        "2027-03-04", "2027-03-18", "2027-03-30", "2027-04-05", "2027-04-12", "2027-04-26"),
                ladder("the summer term ends on Wednesday 21 July 2027",
                        "2027-06-07", "2027-06-21", "2027-07-21",
                        "2027-06-30", "2027-07-14", "2027-07-22", "2027-07-28", "2027-08-04", "2027-08-18"));
    }

    @ParameterizedTest
    @MethodSource("reviewsOfATerm")
    void aReviewIsChasedThroughTheHolidaysAfterItsTerm(Ladder ladder) {
        care.take(child.child().id(), BEFORE_GO_LIVE, null, null);
        isChased(ladder, child.teacher());
    }

    /** The school is closed: its adviser is told in the designated teacher's place. */
    static Stream<Ladder> interimPeps() {
        return Stream.of(ladder("August: bank holiday on Monday 30 August 2027",
                "2027-08-10", "2027-08-24", "2027-09-08",
                "2027-08-17", "2027-09-01", "2027-09-09", "2027-09-15", "2027-09-22", "2027-10-06"));
    }

    @ParameterizedTest
    @MethodSource("interimPeps")
    void anInterimPepIsChasedWhileTheSchoolIsClosed(Ladder ladder) {
        isChased(ladder, child.adviser());
    }

    private void isChased(Ladder ladder, String teacher) {
        UUID pep = request(ladder.requestedOn);
        assertThat(history.of(child.child().id()).get(0).due().dueOn()).isEqualTo(ladder.dueOn);
        assertThat(history.openSteps(pep)).singleElement().satisfies(step ->
                assertThat(LocalDateTime.ofInstant(step.dueAt(), CivilTime.LONDON)).isEqualTo(ladder.initiateBy.atTime(23, 59)));

        List<String> concerned = new ArrayList<>(List.of(child.socialWorker(), teacher));
        for (int step = 0; step < TIMERS.size(); step++) {
            LocalDateTime six = ladder.steps.get(step).atTime(SIX);
            if (TIMERS.get(step).endsWith("Managers")) {
                concerned.addAll(List.of(manager, headTeacher));
            } else if (TIMERS.get(step).endsWith("Heads")) {
                concerned.addAll(List.of(child.head(), reviewingOfficer));
            }
            clock.setTo(six.minusMinutes(1));
            assertThat(jobs.fireDueTimers(pep)).as("before %s", six).isEmpty();
            clock.setTo(six);
            assertThat(jobs.fireDueTimers(pep)).as("at %s", six).containsExactly(TIMERS.get(step));
            String text = text(step, ladder.dueOn);
            assertThat(told(text)).containsExactlyInAnyOrderElementsOf(concerned);
            assertThat(Inbox.of(port, concerned.get(concerned.size() - 1)).get(0))
                    .isEqualTo(Words.weekday(ladder.steps.get(step)) + " at 6:00am: " + text);
        }
        assertThat(Inbox.of(port, child.socialWorker())).hasSize(TIMERS.size());
        clock.setTo(ladder.steps.get(TIMERS.size() - 1).plusYears(1));
        assertThat(jobs.fireDueTimers(pep)).isEmpty();
    }

    private UUID request(LocalDate day) {
        clock.setTo(day);
        return journey.as(child.coordinator(), () -> peps.requestReview(child.child().reference(), child.coordinator())).id();
    }

    private static String text(int step, LocalDate dueOn) {
        return step < 2 ? "A PEP is due by %s and is not signed off yet.".formatted(Words.weekday(dueOn))
                : "A PEP is %s overdue. It was due by %s.".formatted(OVERDUE.get(step - 2), Words.weekday(dueOn));
    }

    /** All tests share one database: other heads of the virtual school are told as well, so that only the people of this case count. */
    private List<String> told(String text) {
        List<String> people = List.of(child.socialWorker(), child.teacher(), child.adviser(), child.otherAdviser(), child.head(),
                child.coordinator(), manager, headTeacher, reviewingOfficer);
        return jdbc.sql("select user_id from casework.notification where child_id = ? and text = ? and created_at = ?")
                .params(child.child().id(), text, java.sql.Timestamp.from(clock.instant())).query(String.class).list().stream()
                .filter(people::contains).toList();
    }

    private static Ladder ladder(String around, String requestedOn, String initiateBy, String dueOn, String... steps) {
        return new Ladder(around, LocalDate.parse(requestedOn), LocalDate.parse(initiateBy), LocalDate.parse(dueOn),
                Arrays.stream(steps).map(LocalDate::parse).toList());
    }

    private record Ladder(String around, LocalDate requestedOn, LocalDate initiateBy, LocalDate dueOn, List<LocalDate> steps) {

        @Override
        public String toString() {
            return around;
        }
    }
}
