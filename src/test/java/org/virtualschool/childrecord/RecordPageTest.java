package org.virtualschool.childrecord;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Child;
import org.virtualschool.register.Episode;
import org.virtualschool.register.School;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** A child's record in the hands of the people who may read it. */
@BrowserTest
class RecordPageTest {

    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private PepJourney journey;
    @Autowired
    private CareHistory care;
    @Autowired
    private MutableClock clock;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void theCoordinatorStartsAReviewWithoutJavaScriptAndOnlyOnce(Visitors visitors) {
        School school = register.school("Oakfield School");
        String worker = logins.socialWorker("north");
        Child child = register.child("Ines", "Abbotsley", school, worker, null);
        String coordinator = logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR);
        Visitor first = visitors.signedInWithoutJavaScript(coordinator, PASSWORD);
        Visitor inAnotherWindow = visitors.signedIn(coordinator, PASSWORD);
        first.opens("/children?q=abbotsley");
        first.presses("Abbotsley, Ines");
        inAnotherWindow.opens("/children/" + child.reference());

        first.presses("Start a PEP review");

        assertThat(first.page().getByText("First PEP started.")).isVisible();
        assertThat(first.reads()).contains("Initiate the PEP", "Test social-worker");
        first.picture("started");

        inAnotherWindow.presses("Start a PEP review");

        assertThat(inAnotherWindow.page()).hasTitle(java.util.regex.Pattern.compile("^Error: .*"));
        assertThat(inAnotherWindow.reads()).contains("There is a problem", "A PEP review of this child is under way");
        assertThat(inAnotherWindow.page().getByText("Start a PEP review", new Page.GetByTextOptions().setExact(true))).hasCount(0);
        inAnotherWindow.picture("started-twice");
        inAnotherWindow.findsNoBarrier();
    }

    @Test
    void whatStandsAgainstAReviewIsSaidInsteadOfAButton(Visitors visitors) {
        Child unnamed = register.unnamedChild(register.school("Pinewood School"), null, null);
        Child schoolless = register.child("Jonah", "Bexhill", null, null, null);
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);

        coordinator.opens("/children/" + unnamed.reference());
        assertThat(coordinator.reads()).contains("This child is known only by number").doesNotContain("Start a PEP review");
        coordinator.findsNoBarrier();

        coordinator.opens("/children/" + schoolless.reference());
        assertThat(coordinator.reads()).contains("This child is not on the roll of a school").doesNotContain("Start a PEP review");
    }

    @Test
    void onlyTheCoordinatorIsOfferedToStartAReview(Visitors visitors) {
        School school = register.school("Quarry School");
        String worker = logins.socialWorker("north");
        Child child = register.child("Kofi", "Calder", school, worker, null);

        Visitor socialWorker = visitors.signedIn(worker, PASSWORD);
        socialWorker.opens("/children/" + child.reference());

        assertThat(socialWorker.reads()).contains("No PEP is being worked on").doesNotContain("Start a PEP review");
    }

    @Test
    void aSchoolIsNotShownWhatOnlySocialCareNeeds(Visitors visitors) {
        School school = register.school("Rookwood School");
        String worker = logins.socialWorker("north");
        Child child = register.child("Lena", "Darwen", school, worker, null);
        placeInFosterCare(child);

        Visitor socialWorker = visitors.signedIn(worker, PASSWORD);
        socialWorker.opens("/children/" + child.reference());
        assertThat(socialWorker.reads()).contains("Full care order", "Foster care", "Time in care", child.socialCareId(),
                "Looked after since 1 March 2025").doesNotContain("ZZ9 9ZZ");
        socialWorker.picture("social-worker");
        socialWorker.findsNoBarrier();

        Visitor teacher = visitors.signedIn(logins.atSchool(Role.DESIGNATED_TEACHER, school), PASSWORD);
        teacher.opens("/children/" + child.reference());
        assertThat(teacher.reads()).contains("Lena Darwen", "Looked after since 1 March 2025", "Rookwood School",
                        "Designated teacher at Rookwood School", "Test designated-teacher", worker)
                .doesNotContain("Full care order", "Foster care", "Time in care", child.socialCareId(), "ZZ9 9ZZ");
        teacher.picture("teacher");
        teacher.findsNoBarrier();
    }

    @Test
    void aProtectedChildsWhereaboutsAreShownOnlyToThoseWhoNeedThem(Visitors visitors) {
        School school = register.school("Silverdale School");
        Child child = register.child("Mabel", "Ennerdale", school, null, null);
        placeInFosterCare(child);
        register.protectAddress(child.id());

        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        head.opens("/children/" + child.reference());
        assertThat(head.reads()).contains("Protected: do not tell anybody", "Silverdale School", "Foster care");

        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);
        coordinator.opens("/children/" + child.reference());
        assertThat(coordinator.reads()).contains("Silverdale School", "Placements are not shown to you").doesNotContain("Foster care");

        Visitor manager = visitors.signedIn(logins.of(Role.MANAGER), PASSWORD);
        manager.opens("/children/" + child.reference());
        assertThat(manager.reads()).contains("The school is not shown to you").doesNotContain("Silverdale", "Foster care");
        manager.picture("protected");
        manager.findsNoBarrier();
    }

    @Test
    void whoWorksAtTheSchoolOfAProtectedChildIsNamedToNobodyWhoMayNotKnowTheSchool(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.toSignedOff(pepCase);
        register.protectAddress(pepCase.child().id());
        UUID review = journey.request(pepCase);
        journey.initiate(review, pepCase);
        claimForTheSchool(review, pepCase.teacher());

        for (String role : List.of(Role.MANAGER, Role.DIRECTOR_OF_CHILDRENS_SERVICES)) {
            Visitor reader = visitors.signedIn(logins.of(role), PASSWORD);
            reader.opens("/children/" + pepCase.child().reference());
            reader.page().getByText("First PEP, autumn term 2026/27: Signed off, green").click();
            assertThat(reader.reads()).contains("The school is not shown to you", "Somebody at the school", "School section completed",
                            "Test virtual-school-head")
                    .doesNotContain("Test designated-teacher", pepCase.teacher());
        }
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        head.opens("/children/" + pepCase.child().reference());
        assertThat(head.reads()).contains("Test designated-teacher").doesNotContain("Somebody at the school");
    }

    @Test
    void whoHasLeftOrDoesAnotherWorkIsNoneOfTheTeam(Visitors visitors) {
        String left = logins.socialWorker("north");
        String other = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        Child child = register.child("Nora", "Frome", register.school("Quarry School"), left, other);
        jdbc.sql("update casework.staff set left_on = date '2025-01-01' where user_id = ?").param(left).update();
        logins.open(other, Set.of(Role.GOVERNOR));
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        head.opens("/children/" + child.reference());

        assertThat(head.reads()).contains("Nobody current (was Test social-worker)", "Nobody current (was Test virtual-school-adviser)")
                .doesNotContain(left, other);
    }

    @Test
    void aChildOfOthersAndAnUnknownOneAreRefusedInTheSameWords(Visitors visitors) {
        Child foreign = register.child("Nils", "Farndale", register.school("Thornhill School"), null, null);
        Visitor teacher = visitors.signedIn(logins.atSchool(Role.DESIGNATED_TEACHER, register.school("Upland School")), PASSWORD);

        assertThat(teacher.opens("/children/" + foreign.reference())).isEqualTo(403);
        String answer = teacher.reads();
        assertThat(answer).contains("You cannot see or do this").doesNotContain("Farndale", foreign.reference());
        teacher.picture("refused");
        teacher.findsNoBarrier();
        for (String path : new String[] {"/children/VS-999999", "/children/anything", "/children/" + UUID.randomUUID()}) {
            assertThat(teacher.opens(path)).isEqualTo(403);
            assertThat(teacher.reads()).isEqualTo(answer);
        }
        assertThat(jdbc.sql("select count(*) from casework.audit_event where child_id = ? and action = 'child.read' and outcome = 'REFUSED'")
                .param(foreign.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void everyLookAtARecordIsNotedWithWhoLooked(Visitors visitors) {
        Child child = register.child("Olga", "Grasmere", register.school("Valley School"), null, null);
        String manager = logins.of(Role.MANAGER);
        visitors.signedIn(manager, PASSWORD).opens("/children/" + child.reference());

        assertThat(jdbc.sql("select actor from casework.audit_event where child_id = ? and action = 'child.read' and outcome = 'DONE'")
                .param(child.id()).query(String.class).list()).containsExactly(manager);
    }

    @Test
    void aSignedPepShowsItsTargetsItsRatingAndWhoDidWhat(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.toSignedOff(pepCase);
        logins.open(pepCase.teacher(), Set.of(Role.DESIGNATED_TEACHER, Groups.school(pepCase.school().key())));
        Visitor teacher = visitors.signedIn(pepCase.teacher(), PASSWORD);
        teacher.opens("/children/" + pepCase.child().reference());

        teacher.page().getByText("First PEP, autumn term 2026/27: Signed off, green").click();

        assertThat(teacher.reads()).contains("Target 1:", "(academic)", "(social, emotional and mental health)", "How we will know",
                "Pupil premium plus", "£", "20 November 2026", "Green: an effective plan", "First PEP started", "What has happened");
        teacher.picture("signed");
        teacher.findsNoBarrier();
    }

    @Test
    void whoseStepItIsGoesFromTheRecordToItsForm(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.request(pepCase);
        Visitor worker = visitors.signedIn(pepCase.socialWorker(), PASSWORD);
        worker.opens("/children/" + pepCase.child().reference());

        worker.presses("Initiate the PEP");

        assertThat(worker.page().url()).contains("/tasks/");
        assertThat(worker.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Initiate the PEP"))).isVisible();
        Visitor adviser = visitors.signedIn(pepCase.adviser(), PASSWORD);
        adviser.opens("/children/" + pepCase.child().reference());
        assertThat(adviser.reads()).contains("Initiate the PEP");
        assertThat(adviser.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Initiate the PEP"))).hasCount(0);
    }

    @Test
    void anOverdueStepSaysSo(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.request(pepCase);
        clock.setTo(PepJourney.NEXT_PEP);
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        head.opens("/children/" + pepCase.child().reference());

        assertThat(head.reads()).contains("Initiate the PEP", "Overdue");
        head.findsNoBarrier();
    }

    private void claimForTheSchool(UUID review, String teacher) {
        String taskId = journey.task(review, "userTask_completeSchoolSection").getId();
        journey.as(teacher, () -> {
            tasks.claim(taskId, teacher);
            return null;
        });
    }

    private void placeInFosterCare(Child child) {
        care.enter(child.id(), new Episode(LocalDate.of(2025, 3, 1), null, "S", "C2", "N1", "U6", "PR1", null, null, null,
                "ZZ9 9ZZ", "ZZ9 9ZZ"));
    }
}
