package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.Terms;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.Episode;
import org.virtualschool.register.School;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;

/** What happens to a child's PEPs when the register learns something: the facts decide, and looking twice does nothing. */
@CaseworkTest
class PepNeedsTest {

    private static final LocalDate IN_CARE_SINCE = LocalDate.of(2026, 11, 2);

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepHistory history;
    @Autowired
    private PepNeeds needs;
    @Autowired
    private PepReviews reviews;
    @Autowired
    private PepRepository peps;
    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;
    @Autowired
    private CareHistory care;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Terms terms;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aChildWhoHasComeIntoCareGetsAFirstPepWithinTwentyWorkingDays() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        School school = register.school("Oakfield School");
        journey.loadTerms(school.key());
        Child child = register.child(school, null, null);
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));

        follow();

        PepRecord pep = only(child);
        assertThat(pep.kind()).isEqualTo(PepKind.INITIAL);
        assertThat(pep.due().dueOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(pep.due().dueReckoned()).isEqualTo("20 working days after 2 November 2026: 30 November 2026");
        assertThat(history.openSteps(pep.id())).singleElement().satisfies(step -> {
            assertThat(step.task()).isEqualTo("Initiate the PEP");
            assertThat(step.dueAt()).isEqualTo("2026-11-16T23:59:00Z");
        });
    }

    @Test
    void aChildKnownOnlyByNumberWaitsForTheName() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        Child child = register.unnamedChild(register.school("Oakfield School"), null, null);
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        follow();
        assertThat(history.of(child.id())).isEmpty();

        children.update(child.id(), new ChildDetails("Noor", "Aldana", null, null, null, null, null, null, "9", null));
        follow();

        assertThat(only(child).kind()).isEqualTo(PepKind.INITIAL);
    }

    @Test
    void historyLoadedFromBeforeGoLiveStartsNothing() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        Child child = register.child(register.school("Oakfield School"), null, null);
        care.enter(child.id(), inCareFrom(LocalDate.of(2026, 8, 31)));

        follow();

        assertThat(history.of(child.id())).isEmpty();
    }

    @Test
    void aChildWithoutASchoolHasItsPepFromTheAdviserAndSocialWorker() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        Child child = register.child(null, null, null);
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));

        follow();

        assertThat(only(child).setting()).isEqualTo(PepSetting.NOT_ON_ROLL);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(only(child).id().toString()).singleResult()
                .getTenantId()).isEqualTo("authority");
    }

    @Test
    void aChangeOfSchoolEndsTheOpenReviewAndBeginsOneAtTheNewSchool() {
        PepCase before = journey.newCase();
        UUID former = journey.request(before);
        journey.initiate(former, before);
        journey.bySocialWorker(former, before, "userTask_completeCareSection", before.answers().careSection());
        clock.setTo(LocalDate.of(2026, 11, 16));

        PepCase after = journey.moveSchool(before);

        List<PepRecord> peps = history.of(after.child().id());
        assertThat(peps).extracting(PepRecord::status).containsExactly(PepStatus.INITIATING, PepStatus.CANCELLED);
        assertThat(peps.get(1).cancelReason()).isEqualTo(CancelReason.SCHOOL_CHANGED);
        PepRecord begun = peps.get(0);
        assertThat(begun.kind()).isEqualTo(PepKind.NEW_SCHOOL);
        assertThat(begun.schoolKey()).isEqualTo(after.school().key());
        assertThat(begun.due().dueReckoned()).isEqualTo("10 working days after 16 November 2026: 30 November 2026");
        assertThat(begun.sections().get(RecordSection.CARE)).isEqualTo(peps.get(1).sections().get(RecordSection.CARE));
        journey.initiate(begun.id(), after);
        journey.bySchool(begun.id(), after, "userTask_completeSchoolSection", after.answers().schoolSection());
        journey.bySchool(begun.id(), after, "userTask_recordChildVoice", after.answers().childVoice(LocalDate.of(2026, 11, 16)));
        assertThat(history.openSteps(begun.id())).extracting(OpenStep::task).containsExactly("Hold the PEP meeting");
    }

    @Test
    void aChildWhoLeavesCareHasNoOpenReviewAnyMore() {
        PepCase pepCase = journey.newCase();
        UUID pep = journey.request(pepCase);
        care.enter(pepCase.child().id(), ended(IN_CARE_SINCE, LocalDate.of(2026, 11, 20), "E4A"));

        follow();

        assertThat(only(pepCase.child()).cancelReason()).isEqualTo(CancelReason.LEFT_CARE);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).count()).isZero();
    }

    @Test
    void careTakenOverByAnotherAuthorityIsNamedSo() {
        PepCase pepCase = journey.newCase();
        journey.request(pepCase);
        care.enter(pepCase.child().id(), ended(IN_CARE_SINCE, LocalDate.of(2026, 11, 20), "E3"));

        follow();

        assertThat(only(pepCase.child()).cancelReason()).isEqualTo(CancelReason.OTHER_AUTHORITY);
    }

    @Test
    void inTheSummerAdviserAndSocialWorkerHoldAnInterimPepAndTheSchoolsClockWaitsForTerm() {
        clock.setTo(LocalDate.of(2027, 8, 4));
        School school = register.school("Oakfield School");
        journey.loadTerms(school.key());
        journey.loadAutumn2027(school.key());
        Child child = register.child(school, null, null);
        care.enter(child.id(), inCareFrom(LocalDate.of(2027, 8, 2)));
        follow();
        PepRecord interim = only(child);
        assertThat(interim.setting()).isEqualTo(PepSetting.HOLIDAY);
        assertThat(history.openSteps(interim.id())).singleElement().extracting(OpenStep::task).isEqualTo("Initiate the PEP");
        reviews.cancel(peps.findById(interim.id()).orElseThrow(), CancelReason.NOT_COMPLETED, "coordinator");
        follow();
        assertThat(history.of(child.id())).hasSize(1);

        clock.setTo(LocalDate.of(2027, 9, 2));
        follow();

        PepRecord atSchool = history.of(child.id()).get(0);
        assertThat(atSchool.setting()).isEqualTo(PepSetting.STATUTORY);
        assertThat(atSchool.due().dueReckoned()).isEqualTo("10 working days after 2 September 2027: 16 September 2027");
    }

    @Test
    void aLaunchBeforeTheFactsAreFollowedKeepsTheDaysOfTheFirstPep() {
        clock.setTo(LocalDate.of(2026, 11, 10));
        School school = register.school("Oakfield School");
        journey.loadTerms(school.key());
        Child child = register.child(school, null, null);
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));

        reviews.beginForTerm(children.get(child.id()), terms.containing(school.key(), LocalDate.of(2026, 11, 10)).orElseThrow(), "coordinator");
        follow();

        assertThat(only(child).kind()).isEqualTo(PepKind.INITIAL);
        assertThat(only(child).due().dueReckoned()).isEqualTo("20 working days after 2 November 2026: 30 November 2026");
    }

    @Test
    void anEndOfCareThatWasAMistakeIsFollowedByAPepAgain() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        Child child = register.child(register.school("Oakfield School"), null, null);
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        follow();
        clock.setTo(LocalDate.of(2026, 11, 24));
        care.enter(child.id(), ended(IN_CARE_SINCE, LocalDate.of(2026, 11, 20), "E4A"));
        follow();
        assertThat(only(child).cancelReason()).isEqualTo(CancelReason.LEFT_CARE);

        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        follow();

        assertThat(history.of(child.id())).hasSize(2).first().satisfies(pep -> {
            assertThat(pep.status()).isEqualTo(PepStatus.INITIATING);
            assertThat(pep.due().dueOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        });
    }

    @Test
    void theFirstSchoolAfterAPepOnNoRollAsksForANewPep() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        Child child = register.child(null, null, null);
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        follow();
        jdbc.sql("update casework.pep set status = 'SIGNED_OFF', signed_off_at = now(), signed_off_by = 'vsh' where child_id = ?")
                .param(child.id()).update();
        clock.setTo(LocalDate.of(2026, 11, 16));
        School school = register.school("Oakfield School");
        children.enrol(child.id(), school.key(), LocalDate.of(2026, 11, 16));
        follow();

        assertThat(history.of(child.id())).hasSize(2).first().satisfies(pep -> {
            assertThat(pep.kind()).isEqualTo(PepKind.NEW_SCHOOL);
            assertThat(pep.schoolKey()).isEqualTo(school.key());
        });
    }

    @Test
    void theRecordSaysTrulyWhyAReviewEndedThatHasNoSchoolAnyMore() {
        clock.setTo(LocalDate.of(2026, 11, 4));
        School setting = register.school("Acorns");
        Child toddler = register.child(LocalDate.of(2023, 1, 10), "N1", setting, null, null);
        Child pupil = register.child(setting, null, null);
        List.of(toddler, pupil).forEach(child -> care.enter(child.id(), inCareFrom(IN_CARE_SINCE)));
        follow();

        clock.setTo(LocalDate.of(2026, 11, 5));
        List.of(toddler, pupil).forEach(child -> children.leaveSchool(child.id(), LocalDate.of(2026, 11, 4)));
        follow();

        assertThat(only(toddler).cancelReason()).isEqualTo(CancelReason.NO_PROVISION);
        assertThat(history.of(pupil.id())).extracting(PepRecord::cancelReason).containsExactly(null, CancelReason.LEFT_SCHOOL);
        assertThat(history.of(pupil.id()).get(0).setting()).isEqualTo(PepSetting.NOT_ON_ROLL);
    }

    @Test
    void anInterimPepThatIsStillOpenGivesWayToTheSchoolsWhenTermBegins() {
        Child child = inSummer();
        assertThat(only(child).setting()).isEqualTo(PepSetting.HOLIDAY);

        clock.setTo(LocalDate.of(2027, 9, 2));
        follow();

        assertThat(history.of(child.id())).extracting(PepRecord::cancelReason).containsExactly(null, CancelReason.TERM_BEGAN);
        assertThat(history.of(child.id()).get(0).setting()).isEqualTo(PepSetting.STATUTORY);
    }

    @Test
    void aTermThatIsPutOffIsWaitedFor() {
        Child child = inSummer();
        jdbc.sql("update casework.term set starts_on = '2027-09-06' where academic_year = '2027/28' and school_key = ?")
                .param(only(child).schoolKey()).update();

        clock.setTo(LocalDate.of(2027, 9, 2));
        follow();
        assertThat(history.of(child.id())).hasSize(1);
        clock.setTo(LocalDate.of(2027, 9, 6));
        follow();

        assertThat(history.of(child.id()).get(0).due().dueReckoned()).isEqualTo("10 working days after 6 September 2027: 20 September 2027");
    }

    private Child inSummer() {
        clock.setTo(LocalDate.of(2027, 8, 4));
        School school = register.school("Oakfield School");
        journey.loadTerms(school.key());
        journey.loadAutumn2027(school.key());
        Child child = register.child(school, null, null);
        care.enter(child.id(), inCareFrom(LocalDate.of(2027, 8, 2)));
        follow();
        return child;
    }

    @Test
    void lookingTwiceDoesNothing() {
        PepCase pepCase = journey.newCase();
        journey.request(pepCase);
        clock.setTo(LocalDate.of(2026, 11, 16));
        journey.moveSchool(pepCase);

        needs.follow(pepCase.child().id());
        needs.follow(pepCase.child().id());

        assertThat(history.of(pepCase.child().id())).hasSize(2);
        assertThat(needs.areOpen(pepCase.child().id())).isFalse();
    }

    private void follow() {
        jobs.runBackground("pep.follow");
    }

    private PepRecord only(Child child) {
        assertThat(history.of(child.id())).hasSize(1);
        return history.of(child.id()).get(0);
    }

    private static Episode inCareFrom(LocalDate day) {
        return new Episode(day, null, "S", "C2", "N1", "U1", null, null);
    }

    private static Episode ended(LocalDate from, LocalDate to, String reason) {
        return new Episode(from, to, "S", "C2", "N1", "U1", reason, null);
    }
}
