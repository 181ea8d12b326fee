package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.OpenStep;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;

/** Every task's due date and how it was reckoned, with the clock driven. Working days; the day of the event is day 0; until 23:59 in London. */
@CaseworkTest
class PepDueDatesTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private MutableClock clock;
    @Autowired
    private PepHistory history;
    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    @Test
    void everyTaskIsDueByThePolicyOfItsStep() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        assertDue(pep, PepReview.INITIATE, LocalDate.of(2026, 11, 17), "10 working days after 3 November 2026");

        clock.setTo(LocalDate.of(2026, 11, 5));
        journey.initiate(pep, child);
        assertDue(pep, PepReview.SCHOOL_SECTION, LocalDate.of(2026, 11, 19), "10 working days after 5 November 2026");
        assertDue(pep, PepReview.CARE_SECTION, LocalDate.of(2026, 11, 19), "10 working days after 5 November 2026");
        assertDue(pep, PepReview.CHILD_VOICE, LocalDate.of(2026, 11, 19), "10 working days after 5 November 2026");

        journey.prepare(pep, child);
        assertDue(pep, PepReview.MEETING, LocalDate.of(2026, 12, 4), "10 working days after 20 November 2026");

        clock.setTo(LocalDate.of(2026, 11, 23));
        journey.bySchool(pep, child, PepReview.MEETING, child.answers().meeting(PepJourney.MEETING, PepJourney.NEXT_PEP));
        assertDue(pep, PepReview.CONFIRM_PLAN, LocalDate.of(2026, 11, 30), "5 working days after 23 November 2026");

        clock.setTo(LocalDate.of(2026, 12, 16));
        journey.confirm(pep, child);
        assertDue(pep, PepReview.QUALITY_ASSURANCE, LocalDate.of(2027, 1, 4), "10 working days after 16 December 2026");

        journey.judge(pep, child, 0, "Care", "Transition");
        assertDue(pep, PepReview.REWORK_CARE, LocalDate.of(2026, 12, 23), "5 working days after 16 December 2026");
        assertDue(pep, PepReview.REWORK_SCHOOL, LocalDate.of(2026, 12, 23), "5 working days after 16 December 2026");

        journey.reworkCare(pep, child);
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 0, "Transition");
        assertDue(pep, PepReview.SECOND_RED, LocalDate.of(2026, 12, 23), "5 working days after 16 December 2026");
        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("accept"));
        assertDue(pep, PepReview.SIGN_OFF, LocalDate.of(2026, 12, 23), "5 working days after 16 December 2026");
    }

    @Test
    void whatIsNeededForTheMeetingIsDueByThen() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        journey.bySocialWorker(pep, child, PepReview.INITIATE, child.answers().initiate(LocalDate.of(2026, 11, 9)));

        assertDue(pep, PepReview.SCHOOL_SECTION, LocalDate.of(2026, 11, 9), "the planned day of the meeting");
    }

    @Test
    void writingUpAMeetingCountsFromTheSectionsIfTheyAreDoneAfterThePlannedDay() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        journey.initiate(pep, child);
        clock.setTo(LocalDate.of(2026, 11, 25));
        journey.prepare(pep, child);

        assertDue(pep, PepReview.MEETING, LocalDate.of(2026, 12, 9), "10 working days after 25 November 2026");
    }

    @Test
    void aRequestLateInTheEveningCountsAsThatDayInLondon() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        clock.setTo(LocalDateTime.of(2027, 6, 1, 23, 30));
        journey.bySocialWorker(pep, child, PepReview.INITIATE, child.answers().initiate(LocalDate.of(2027, 6, 21)));

        assertDue(pep, PepReview.CARE_SECTION, LocalDate.of(2027, 6, 15), "10 working days after 1 June 2027");
    }

    /** Ten working days from the day the sections can be written; the days are counted by hand, the page says which it is. */
    @ParameterizedTest(name = "from {1}: {0}")
    @CsvSource({
            "half term and the clocks gone back,           2026-10-15, 2026-11-12, 2026-10-29, Due on Thursday 29 October 2026",
            "Christmas and New Year,                       2026-12-16, 2027-01-14, 2027-01-04, Due on Monday 4 January 2027",
            "Good Friday to Monday; the clocks go forward, 2027-03-15, 2027-04-15, 2027-03-31, Due on Wednesday 31 March 2027",
            "the August bank holiday,                      2027-08-18, 2027-09-16, 2027-09-02, Due on Thursday 2 September 2027"})
    void theEndOfTheDayStaysTheEndOfTheDay(String between, LocalDate initiatedOn, LocalDate meeting, LocalDate dueOn, String words) {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        clock.setTo(initiatedOn);
        journey.bySocialWorker(pep, child, PepReview.INITIATE, child.answers().initiate(meeting));

        assertDue(pep, PepReview.CARE_SECTION, dueOn, "10 working days after " + Words.day(initiatedOn));
        String task = journey.task(pep, PepReview.CARE_SECTION).getId();
        clock.setTo(dueOn.atTime(23, 58));
        assertThat(FormOnPage.of(port, child.socialWorker(), task).reads()).contains(words, "Due today",
                "Please finish by %s (10 working days after %s).".formatted(Words.weekday(dueOn), Words.day(initiatedOn)));
        clock.setTo(dueOn.plusDays(1).atTime(0, 1));
        assertThat(FormOnPage.of(port, child.socialWorker(), task).reads()).contains(words, "Overdue");
    }

    @Test
    void aDateMovedByHandIsNotExplainedByThePolicy() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        Task task = journey.task(pep, PepReview.INITIATE);
        task.setDueDate(Date.from(Instant.parse("2026-11-18T23:59:00Z")));
        tasks.saveTask(task);

        assertThat(FormOnPage.of(port, child.socialWorker(), task.getId()).reads())
                .contains("Please finish by Wednesday 18 November 2026.").doesNotContain("working days after");
        assertThat(history.openSteps(pep)).singleElement().satisfies(step -> assertThat(step.dueReckoned()).isNull());
    }

    private void assertDue(UUID pep, String task, LocalDate day, String reckoned) {
        assertThat(LocalDateTime.ofInstant(journey.task(pep, task).getDueDate().toInstant(), CivilTime.LONDON))
                .as(task).isEqualTo(LocalDateTime.of(day, LocalTime.of(23, 59)));
        assertThat(history.openSteps(pep)).filteredOn(step -> step.taskId().equals(journey.task(pep, task).getId()))
                .as(task).extracting(OpenStep::dueReckoned).containsExactly(reckoned + ": " + Words.day(day));
    }
}
