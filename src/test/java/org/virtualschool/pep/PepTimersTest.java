package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestMail;

/**
 * The timers of a review when something comes between: a standstill of the application, another due date or policy, the clocks; and
 * those that fire once, at the end of Year 13 and at the start of term. Days are counted by hand, times are those of the clocks on
 * the wall.
 */
@CaseworkTest
class PepTimersTest {

    private static final String FIRST_REMINDER = "startEvent_firstReminder";
    private static final String SECOND_REMINDER = "intermediateCatchEvent_secondReminder";
    private static final String JUST_OVERDUE = "intermediateCatchEvent_justOverdue";
    private static final String OVERDUE_FOR_MANAGERS = "intermediateCatchEvent_overdueForManagers";
    private static final String OVERDUE_FOR_HEADS = "intermediateCatchEvent_overdueForHeads";
    private static final String EXCEPTION = "intermediateCatchEvent_exception";
    private static final List<String> LADDER = List.of(FIRST_REMINDER, SECOND_REMINDER, JUST_OVERDUE, OVERDUE_FOR_MANAGERS,
            OVERDUE_FOR_HEADS, EXCEPTION);
    private static final String YEAR_13 = "startEvent_year13Ended";

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepService peps;
    @Autowired
    private PepReviews reviews;
    @Autowired
    private PepHistory history;
    @Autowired
    private RuntimeService runtime;
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

    @BeforeEach
    void aChildInCare() {
        child = journey.newCase();
        journey.loadAutumn2027(child.school().key());
        mail.start();
    }

    @AfterEach
    void nothingIsLeftForOtherTests() {
        mail.stop();
        jdbc.sql("delete from casework.policy where source = 'test'").update();
        jdbc.sql("select distinct user_id from casework.notification where child_id = ?").param(child.child().id())
                .query(String.class).list().forEach(mail::cancelJobsFor);
    }

    /** Those of the ladder are walked through the year in {@link PepChaseCalendarTest}; a timer that is added to the model needs its test. */
    @Test
    void theModelHasNoOtherTimers() {
        assertThat(Bpmn.readModelFromFile(new File("processes/pep/pep-review.bpmn")).getModelElementsByType(TimerEventDefinition.class))
                .extracting(timer -> ((Event) timer.getParentElement()).getId())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(LADDER.stream(), Stream.of(YEAR_13)).toList());
    }

    /** After a standstill each missed step is passed once, in its order, and people hear how things stand now, not what they missed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one step, over Christmas          | 2026-11-25 | 2026-12-02 2026-12-16 | 2026-12-29T10:00 | 3 | 2 working days  | Wednesday 23 December 2026 | Tuesday 29 December 2026 at 10:00am | 2027-01-04
            two steps, over Christmas         | 2026-11-25 | 2026-12-02 2026-12-16 | 2027-01-04T10:00 | 4 | 5 working days  | Wednesday 23 December 2026 | Monday 4 January 2027 at 10:00am    | 2027-01-11
            one step, the clocks go back next | 2026-09-24 | 2026-10-01 2026-10-15 | 2026-10-24T12:00 | 3 | 1 working day   | Thursday 22 October 2026   | Saturday 24 October 2026 at 12:00pm | 2026-10-29
            one step, clocks gone forward     | 2027-02-25 | 2027-03-04 2027-03-18 | 2027-04-01T07:00 | 3 | 3 working days  | Thursday 25 March 2027     | Thursday 1 April 2027 at 7:00am     | 2027-04-05
            every step, for months            | 2026-11-25 |                       | 2027-03-01T10:00 | 6 | 45 working days | Wednesday 23 December 2026 | Monday 1 March 2027 at 10:00am      |
            """)
    void aStandstillIsMadeUpForOnceAndInOrder(String missed, LocalDate requestedOn, String before, LocalDateTime backAt, int passed,
                                              String overdue, String dueOn, String toldOn, LocalDate nextOn) {
        UUID pep = request(requestedOn);
        List<String> told = before == null ? List.of() : Arrays.asList(before.split(" "));
        told.forEach(day -> atSix(pep, LocalDate.parse(day)));

        clock.setTo(backAt);
        List<String> fired = jobs.fireDueTimers(pep);

        assertThat(fired).containsExactlyElementsOf(LADDER.subList(told.size(), passed));
        assertThat(inbox()).hasSize(told.size() + 1);
        assertThat(inbox().get(0)).isEqualTo("%s: A PEP is %s overdue. It was due by %s.".formatted(toldOn, overdue, dueOn));
        assertThat(jobs.fireDueTimers(pep)).isEmpty();
        if (nextOn != null) {
            clock.setTo(nextOn.atTime(5, 59));
            assertThat(jobs.fireDueTimers(pep)).isEmpty();
            assertThat(atSix(pep, nextOn)).containsExactly(LADDER.get(passed));
        }
    }

    /** The timer that waits keeps its time; whatever comes after it goes by the new day. Nothing in the product moves the day today. */
    @Test
    void anotherDueDateMovesTheRestOfTheLadder() {
        UUID pep = request(LocalDate.of(2026, 11, 25));
        atSix(pep, LocalDate.of(2026, 12, 2));

        jdbc.sql("update casework.pep set due_on = ? where id = ?").params(LocalDate.of(2027, 1, 6), pep).update();

        assertThat(atSix(pep, LocalDate.of(2026, 12, 16))).containsExactly(SECOND_REMINDER);
        assertThat(inbox().get(0)).endsWith("A PEP is due by Wednesday 6 January 2027 and is not signed off yet.");
        clock.setTo(LocalDate.of(2027, 1, 7).atTime(5, 59));
        assertThat(jobs.fireDueTimers(pep)).isEmpty();
        assertThat(atSix(pep, LocalDate.of(2027, 1, 7))).containsExactly(JUST_OVERDUE);
        assertThat(inbox().get(0)).endsWith("A PEP is 1 working day overdue. It was due by Wednesday 6 January 2027.");
        assertThat(atSix(pep, LocalDate.of(2027, 1, 13))).containsExactly(OVERDUE_FOR_MANAGERS);
        assertThat(atSix(pep, LocalDate.of(2027, 1, 20))).containsExactly(OVERDUE_FOR_HEADS);
        assertThat(atSix(pep, LocalDate.of(2027, 2, 3))).containsExactly(EXCEPTION);
    }

    @Test
    void anotherPolicyHoldsFromTheNextStepOn() {
        UUID pep = request(LocalDate.of(2026, 11, 25));
        for (String day : List.of("2026-12-02", "2026-12-16", "2026-12-24")) {
            atSix(pep, LocalDate.parse(day));
        }
        jdbc.sql("insert into casework.policy (name, valid_from, value, unit, source) values"
                + " ('pep.chase.overdue3', '2026-11-25', '12', 'working-days', 'test')").update();

        assertThat(atSix(pep, LocalDate.of(2027, 1, 4))).containsExactly(OVERDUE_FOR_MANAGERS);
        assertThat(atSix(pep, LocalDate.of(2027, 1, 12))).isEmpty();
        assertThat(atSix(pep, LocalDate.of(2027, 1, 13))).containsExactly(OVERDUE_FOR_HEADS);
        assertThat(inbox().get(0)).endsWith("A PEP is 12 working days overdue. It was due by Wednesday 23 December 2026.");
    }

    /** Told at six or on a Saturday, read by e-mail at seven, whatever the clocks have done in the night. */
    @ParameterizedTest(name = "told on {1}")
    @CsvSource({
            "2026-10-05, 2026-10-12T06:00 2026-10-26T06:00, 2026-10-26T07:00",
            "2027-03-05, 2027-03-12T06:00 2027-03-30T06:00, 2027-03-30T07:00",
            "2026-10-05, 2026-10-24T10:00,                  2026-10-25T07:00",
            "2027-03-05, 2027-03-27T10:00,                  2027-03-28T07:00"})
    void theEMailOfTheDayGoesAtSevenAlsoWhenTheClocksChange(LocalDate requestedOn, String told, LocalDateTime mailedAt) {
        UUID pep = request(requestedOn);
        for (String moment : told.split(" ")) {
            mail.cancelJobsFor(child.socialWorker());
            clock.setTo(LocalDateTime.parse(moment));
            jobs.fireDueTimers(pep);
        }

        clock.setTo(mailedAt.minusMinutes(1));
        mail.runDueJobsFor(child.socialWorker());
        assertThat(mail.receivedBy(child.socialWorker())).isEmpty();
        clock.setTo(mailedAt);
        mail.runDueJobsFor(child.socialWorker());
        assertThat(mail.receivedBy(child.socialWorker())).hasSize(1);
    }

    /** The law ends the year on this day, bank holiday, Sunday or not. */
    @ParameterizedTest(name = "born on {0}")
    @CsvSource({
            "2008-03-14, 2026-08-31", // the August bank holiday
            "2009-03-14, 2027-08-31",
            "2013-03-14, 2031-08-31"}) // a Sunday
    void theReviewOfALeaverEndsWithTheLastMinuteOfAugust(LocalDate born, LocalDate lastDay) {
        jdbc.sql("update casework.child set date_of_birth = ?, year_group = '13' where id = ?").params(born, child.child().id()).update();
        UUID pep = request(lastDay.minusDays(60));
        clock.setTo(lastDay.atTime(12, 0));
        jobs.fireDueTimers(pep);
        assertThat(tasksOf(child.socialWorker())).contains("Initiate the PEP");
        List<String> toldBefore = inbox();

        clock.setTo(lastDay.atTime(23, 58));
        assertThat(jobs.fireDueTimers(pep)).isEmpty();
        clock.setTo(lastDay.atTime(23, 59));
        assertThat(jobs.fireDueTimers(pep)).containsExactly(YEAR_13);

        assertThat(history.of(child.child().id()).get(0).cancelReason()).isEqualTo(CancelReason.YEAR_13_ENDED);
        assertThat(tasksOf(child.socialWorker())).doesNotContain("Initiate the PEP");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).count()).isZero();
        clock.setTo(lastDay.plusYears(1));
        assertThat(jobs.fireDueTimers(pep)).isEmpty();
        assertThat(inbox()).hasSize(toldBefore.size() + 1).first().asString().endsWith("A PEP has ended without a signature: Year 13 has ended.");
    }

    @Test
    void afterAnInterimPepInAugustTheSchoolsOwnBeginsWithTheFirstMinuteOfTerm() {
        UUID interim = request(LocalDate.of(2027, 8, 10));
        assertThat(history.of(child.child().id()).get(0).setting()).isEqualTo(PepSetting.HOLIDAY);
        clock.setTo(LocalDate.of(2027, 8, 25));
        reviews.closeNotCompleted(interim, child.coordinator());

        clock.setTo(LocalDateTime.of(2027, 9, 1, 23, 59));
        jobs.runBackground("pep.follow");
        assertThat(tasksOf(child.socialWorker())).doesNotContain("Initiate the PEP");

        clock.setTo(LocalDateTime.of(2027, 9, 2, 0, 0));
        jobs.runBackground("pep.follow");
        assertThat(tasksOf(child.socialWorker())).contains("Initiate the PEP");
        PepRecord ofSchool = history.of(child.child().id()).get(0);
        assertThat(ofSchool.setting()).isEqualTo(PepSetting.STATUTORY);
        assertThat(ofSchool.due().dueReckoned()).isEqualTo("10 working days after 2 September 2027: 16 September 2027");
        // Fifteen working days before lie in August, when nobody could have been told: the ladder begins with the second reminder.
        assertThat(atSix(ofSchool.id(), LocalDate.of(2027, 9, 9)))
                .containsExactly(FIRST_REMINDER, SECOND_REMINDER);
        assertThat(inbox()).containsExactly("Thursday 9 September 2027 at 6:00am: A PEP is due by Thursday 16 September 2027 and is not"
                + " signed off yet.", "Wednesday 25 August 2027 at 10:00am: A PEP has ended without a signature: Closed as not completed in its term.");
    }

    private UUID request(LocalDate day) {
        clock.setTo(day);
        return journey.as(child.coordinator(), () -> peps.requestReview(child.child().reference(), child.coordinator())).id();
    }

    /** What fires when the clock stands at six in the morning of the day. */
    private List<String> atSix(UUID pep, LocalDate day) {
        clock.setTo(day.atTime(6, 0));
        return jobs.fireDueTimers(pep);
    }

    /** What the social worker reads there, the latest first. */
    private List<String> inbox() {
        return Inbox.of(port, child.socialWorker());
    }

    private String tasksOf(String userId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, TestLogins.PASSWORD);
        return browser.get("/tasks").body();
    }
}
