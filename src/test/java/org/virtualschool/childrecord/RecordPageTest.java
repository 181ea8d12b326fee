package org.virtualschool.childrecord;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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
        assertThat(first.reads()).contains("Initiate the PEP", "Test social-worker", "(10 working days after ");
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
        Child leaver = register.childNotInCare("Jonah", "Bexhill");
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);

        coordinator.opens("/children/" + unnamed.reference());
        assertThat(coordinator.reads()).contains("This child is known only by number").doesNotContain("Start a PEP review");
        coordinator.findsNoBarrier();

        coordinator.opens("/children/" + leaver.reference());
        assertThat(coordinator.reads()).contains("This child is not looked after").doesNotContain("Start a PEP review");
    }

    @Test
    void aChildWhoHasLeftCareMeanwhileIsRefusedInWords(Visitors visitors) {
        Child child = register.child("Petra", "Bexley", register.school("Oakfield School"), null, null);
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);
        coordinator.opens("/children/" + child.reference());
        jdbc.sql("update casework.child set care_status = 'WITH_SOCIAL_WORKER' where id = ?").param(child.id()).update();

        Response answer = coordinator.page().waitForResponse("**/pep-reviews", () -> coordinator.presses("Start a PEP review"));

        assertThat(answer.status()).as("the same as by the API").isEqualTo(400);
        assertThat(coordinator.reads()).contains("There is a problem", "This child is not looked after");
    }

    @Test
    void theRecordSaysUntilWhenTheOpenPepIsDueAndWhyAnEarlierOneEnded(Visitors visitors) {
        School school = register.school("Oakfield School");
        Child child = register.child("Dana", "Duefield", school, null, null);
        insertPep(child, school, "IN_QA", null, LocalDate.of(2026, 11, 17), "10 working days after 3 November 2026: 17 November 2026");
        insertPep(child, school, "CANCELLED", "SCHOOL_CHANGED", null, null);
        Visitor adviser = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);

        adviser.opens("/children/" + child.reference());

        assertThat(adviser.reads()).contains("Due by", "Tuesday 17 November 2026 (10 working days after 3 November 2026)");
        adviser.page().locator("details summary").click();
        assertThat(adviser.reads()).contains("The child has moved to another school, where a new PEP begins");
        adviser.findsNoBarrier();
    }

    private void insertPep(Child child, School school, String status, String cancelReason, LocalDate dueOn, String reckoned) {
        jdbc.sql("insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by,"
                        + " cancel_reason, event_on, due_on, due_reckoned) values (?, ?, ?, 'REVIEW', ?, '2026/27', 'AUTUMN', now(), 'test', ?, ?, ?, ?)")
                .params(UUID.randomUUID(), child.id(), school.key(), status, cancelReason, dueOn == null ? null : LocalDate.of(2026, 11, 3),
                        dueOn, reckoned).update();
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
                "Looked after since 1 March 2025");
        socialWorker.picture("social-worker");
        socialWorker.findsNoBarrier();

        Visitor teacher = visitors.signedIn(logins.atSchool(Role.DESIGNATED_TEACHER, school), PASSWORD);
        teacher.opens("/children/" + child.reference());
        assertThat(teacher.reads()).contains("Lena Darwen", "Looked after since 1 March 2025", "Rookwood School",
                        "Designated teacher at Rookwood School", "Test designated-teacher", worker)
                .doesNotContain("Full care order", "Foster care", "Time in care", child.socialCareId());
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
    void whatWasWrittenIsReadByThoseWhoNeedIt(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.toSignedOff(pepCase);
        String record = "/children/" + pepCase.child().reference();

        Visitor teacher = visitors.signedIn(pepCase.teacher(), PASSWORD);
        assertThat(everythingOn(teacher, record)).contains("Settled in the foster home", "Wears glasses for reading",
                        "Telephone of the contact", "01632 960 001", "Why is no parent invited?", "Contact is supervised",
                        "What worries me", "Maths tests.", "Attendance this school year", "95.5%", "When was the child heard?",
                        "3 November 2026", "Written on 3 November 2026 by Test designated-teacher", "Quality assurance: green", "2 · Sound")
                .doesNotContain("Did a parent contribute?", "Could not be reached in time", "Any change of home", "This is what we agreed");
        teacher.picture("written");
        teacher.findsNoBarrier();
        teacher.page().setViewportSize(360, 800);
        teacher.picture("written-phone");

        assertThat(everythingOn(visitors.signedIn(pepCase.socialWorker(), PASSWORD), record))
                .contains("Did a parent contribute?", "Could not be reached in time", "This is what we agreed", "Settled in the foster home");
        assertThat(everythingOn(visitors.signedIn(pepCase.head(), PASSWORD), record)).contains("Could not be reached in time");
        assertThat(everythingOn(visitors.signedIn(pepCase.coordinator(), PASSWORD), record))
                .contains("Attendance this school year", "Who is invited?", "Learning and attainment")
                .doesNotContain("foster home", "01632 960 001", "Maths tests", "Could not be reached", "Wears glasses");
        assertThat(everythingOn(visitors.signedIn(logins.of(Role.MANAGER), PASSWORD), record)).contains("Target 1:")
                .doesNotContain("What was written", "Attendance this school year", "foster home", "Who is invited?");
    }

    private static String everythingOn(Visitor reader, String record) {
        reader.opens(record);
        reader.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        return reader.reads();
    }

    @Test
    void headingsLeaveNoLevelOut(Visitors visitors) {
        PepCase pepCase = journey.newCase();
        journey.toSignedOff(pepCase);
        journey.toQualityAssurance(pepCase);
        Visitor head = visitors.signedIn(pepCase.head(), PASSWORD);

        everythingOn(head, "/children/" + pepCase.child().reference());

        List<Integer> levels = head.page().locator("main").locator("h1, h2, h3, h4, h5").all().stream()
                .map(heading -> Integer.parseInt(heading.evaluate("one => one.tagName.substring(1)").toString())).toList();
        assertThat(levels).startsWith(1).contains(4);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as("heading %d of %s", i, levels).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        head.picture("open-and-closed");
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
        care.enter(child.id(), new Episode(LocalDate.of(2025, 3, 1), null, "S", "C2", "N1", "U6", null, null));
    }
}
