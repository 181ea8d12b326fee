package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;

/** Every task's due date, with the clock driven. Working days; the day of the event is day 0; until 23:59 in London. */
@CaseworkTest
class PepDueDatesTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private MutableClock clock;

    @LocalServerPort
    private int port;

    @Test
    void everyTaskIsDueByThePolicyOfItsStep() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        assertDue(pep, PepReview.INITIATE, LocalDate.of(2026, 11, 17));

        clock.setTo(LocalDate.of(2026, 11, 5));
        journey.initiate(pep, child);
        assertDue(pep, PepReview.SCHOOL_SECTION, LocalDate.of(2026, 11, 19));
        assertDue(pep, PepReview.CARE_SECTION, LocalDate.of(2026, 11, 19));
        assertDue(pep, PepReview.CHILD_VOICE, LocalDate.of(2026, 11, 19));

        journey.prepare(pep, child);
        assertDue(pep, PepReview.MEETING, LocalDate.of(2026, 12, 4));

        clock.setTo(LocalDate.of(2026, 11, 23));
        journey.bySchool(pep, child, PepReview.MEETING, child.answers().meeting(PepJourney.MEETING, PepJourney.NEXT_PEP));
        assertDue(pep, PepReview.CONFIRM_PLAN, LocalDate.of(2026, 11, 30));

        clock.setTo(LocalDate.of(2026, 12, 16));
        journey.confirm(pep, child);
        assertDue(pep, PepReview.QUALITY_ASSURANCE, LocalDate.of(2027, 1, 4));

        journey.judge(pep, child, 0, "Care", "Transition");
        assertDue(pep, PepReview.REWORK_CARE, LocalDate.of(2026, 12, 23));
        assertDue(pep, PepReview.REWORK_SCHOOL, LocalDate.of(2026, 12, 23));

        journey.reworkCare(pep, child);
        journey.reworkSchool(pep, child, "Transition");
        journey.judge(pep, child, 0, "Transition");
        assertDue(pep, PepReview.SECOND_RED, LocalDate.of(2026, 12, 23));
        journey.byHead(pep, child, PepReview.SECOND_RED, child.answers().secondRed("accept"));
        assertDue(pep, PepReview.SIGN_OFF, LocalDate.of(2026, 12, 23));
    }

    @Test
    void whatIsNeededForTheMeetingIsDueByThen() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        journey.bySocialWorker(pep, child, PepReview.INITIATE, child.answers().initiate(LocalDate.of(2026, 11, 9)));

        assertDue(pep, PepReview.SCHOOL_SECTION, LocalDate.of(2026, 11, 9));
    }

    @Test
    void writingUpAMeetingCountsFromTheSectionsIfTheyAreDoneAfterThePlannedDay() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        journey.initiate(pep, child);
        clock.setTo(LocalDate.of(2026, 11, 25));
        journey.prepare(pep, child);

        assertDue(pep, PepReview.MEETING, LocalDate.of(2026, 12, 9));
    }

    @Test
    void aRequestLateInTheEveningCountsAsThatDayInLondon() {
        PepCase child = journey.newCase();
        UUID pep = journey.request(child);
        clock.setTo(LocalDateTime.of(2027, 6, 1, 23, 30));
        journey.bySocialWorker(pep, child, PepReview.INITIATE, child.answers().initiate(LocalDate.of(2027, 6, 21)));

        assertDue(pep, PepReview.CARE_SECTION, LocalDate.of(2027, 6, 15));
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

        assertDue(pep, PepReview.CARE_SECTION, dueOn);
        String task = journey.task(pep, PepReview.CARE_SECTION).getId();
        clock.setTo(dueOn.atTime(23, 58));
        assertThat(FormOnPage.of(port, child.socialWorker(), task).reads()).contains(words, "Due today");
        clock.setTo(dueOn.plusDays(1).atTime(0, 1));
        assertThat(FormOnPage.of(port, child.socialWorker(), task).reads()).contains(words, "Overdue");
    }

    private void assertDue(UUID pep, String task, LocalDate day) {
        assertThat(LocalDateTime.ofInstant(journey.task(pep, task).getDueDate().toInstant(), CivilTime.LONDON))
                .as(task).isEqualTo(LocalDateTime.of(day, LocalTime.of(23, 59)));
    }
}
