package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Children;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestMail;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;

/** Who is told of a PEP, and when: before it is due, more and more people while it is overdue, and once it is signed. */
@CaseworkTest
class PepChaseTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepSharing sharing;
    @Autowired
    private Children children;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestMail mail;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    private PepCase child;
    private String manager;
    private String headTeacher;
    private String reviewingOfficer;

    @BeforeEach
    void aChildWithEverybodyWhoIsConcerned() {
        child = journey.newCase();
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

    @Test
    void remindersGoToThoseWhoWorkOnItAndEachStepOverdueToMore() {
        UUID pep = journey.request(child);

        journey.nextChase(pep);
        assertTold(LocalDate.of(2026, 11, 10), "A PEP is due by Tuesday 1 December 2026 and is not signed off yet.", "DAILY",
                child.socialWorker(), child.teacher());
        journey.nextChase(pep);
        assertTold(LocalDate.of(2026, 11, 24), "A PEP is due by Tuesday 1 December 2026 and is not signed off yet.", "DAILY",
                child.socialWorker(), child.teacher());
        journey.nextChase(pep);
        assertTold(LocalDate.of(2026, 12, 2), "A PEP is 1 working day overdue. It was due by Tuesday 1 December 2026.", "AT_ONCE",
                child.socialWorker(), child.teacher());
        journey.nextChase(pep);
        assertTold(LocalDate.of(2026, 12, 8), "A PEP is 5 working days overdue. It was due by Tuesday 1 December 2026.", "AT_ONCE",
                child.socialWorker(), child.teacher(), manager, headTeacher);
        journey.nextChase(pep);
        assertTold(LocalDate.of(2026, 12, 15), "A PEP is 10 working days overdue. It was due by Tuesday 1 December 2026.", "AT_ONCE",
                child.socialWorker(), child.teacher(), manager, headTeacher, child.head(), reviewingOfficer);
        journey.nextChase(pep);
        // Christmas Day and the substitute for Boxing Day are no working days.
        assertTold(LocalDate.of(2026, 12, 31), "A PEP is 20 working days overdue. It was due by Tuesday 1 December 2026.", "AT_ONCE",
                child.socialWorker(), child.teacher(), manager, headTeacher, child.head(), reviewingOfficer);
    }

    @Test
    void whoeverHasTheTaskNowIsRemindedToo() {
        UUID pep = journey.toQualityAssurance(child);
        journey.nextChase(pep);
        journey.nextChase(pep);

        assertThat(toldOn(LocalDate.of(2026, 11, 24))).contains(child.adviser());
    }

    @Test
    void aSignedPepIsChasedNoMoreAndThoseConcernedHearOfIt() {
        UUID pep = journey.toSignedOff(child);
        assertTold(PepJourney.MEETING, "A PEP has been signed off and can be read.", "DAILY",
                child.socialWorker(), child.teacher(), reviewingOfficer);

        journey.nextChase(pep);
        journey.nextChase(pep);

        assertThat(toldOn(LocalDate.of(2026, 11, 24))).isEmpty();
    }

    @Test
    void whenCarerAndChildGotThePepCannotBeBeforeTheSignatureNorAhead() {
        UUID pep = journey.toSignedOff(child);

        for (LocalDate wrong : List.of(PepJourney.MEETING.minusDays(1), PepJourney.MEETING.plusDays(1))) {
            FormAnswers answers = new FormAnswers(Map.of("carerReceived", "yes", "carerReceivedOn", wrong,
                    "childReceived", "read", "childReceivedOn", PepJourney.MEETING));
            assertThatThrownBy(() -> sharing.confirm(pep, answers, child.socialWorker()))
                    .isInstanceOfSatisfying(FieldFaultsException.class, refusal ->
                            assertThat(refusal.faults()).singleElement().extracting("field").isEqualTo("carerReceivedOn"));
        }
        journey.share(pep, child);
        assertThat(jdbc.sql("select child_received from casework.pep_share where pep_id = ?").param(pep).query(String.class).single())
                .isEqualTo("EXPLAINED");
    }

    /** All tests share one database: other heads of the virtual school are told as well, so that only the people of this case count. */
    private void assertTold(LocalDate day, String text, String urgency, String... userIds) {
        assertThat(LocalDate.ofInstant(clock.instant(), CivilTime.LONDON)).isEqualTo(day);
        assertThat(jdbc.sql("""
                        select user_id from casework.notification where child_id = ? and text = ? and urgency = ?
                          and (created_at at time zone 'Europe/London')::date = ?""")
                .params(child.child().id(), text, urgency, day).query(String.class).list())
                .filteredOn(Set.of(child.socialWorker(), child.teacher(), child.adviser(), child.otherAdviser(), child.head(),
                        child.coordinator(), manager, headTeacher, reviewingOfficer)::contains)
                .containsExactlyInAnyOrder(userIds);
    }

    private List<String> toldOn(LocalDate day) {
        return jdbc.sql("select user_id from casework.notification where child_id = ? and (created_at at time zone 'Europe/London')::date = ?")
                .params(child.child().id(), day).query(String.class).list();
    }
}
