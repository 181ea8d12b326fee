package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.audit.Timeline;
import org.virtualschool.audit.TimelineEntry;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Open tasks follow the people: successors take over at once, and nothing a leaver had is stranded. */
@CaseworkTest
class PepHandoverTest {

    private static final String STAFF = "user_id,name,email,roles,school_urn,school_key,team,left_on";
    private static final String YESTERDAY = "02/11/2026";

    @Autowired
    private PepJourney journey;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestImports imports;
    @Autowired
    private Children children;
    @Autowired
    private Timeline timeline;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TransactionTemplate transaction;

    private PepCase child;
    private UUID pep;

    @BeforeEach
    void aReviewBeingPrepared() {
        child = journey.newCase();
        pep = journey.request(child);
        journey.initiate(pep, child);
    }

    @Test
    void aChildWhoseAddressBecomesProtectedIsKnownByReferenceOnlyAtOnce() {
        String before = (String) runtime.getVariable(journey.task(pep, "userTask_completeCareSection").getExecutionId(), "caseLabel");

        register.protectAddress(child.child().id());

        assertThat(before).contains("Oakfield");
        assertThat(runtime.getVariable(journey.task(pep, "userTask_completeCareSection").getExecutionId(), "caseLabel"))
                .isEqualTo(child.child().reference());
    }

    @Test
    void aNewSocialWorkerTakesOverAtOnceWithTheirTeamAsCover() {
        String team = "south-" + TestRegister.number();
        String successor = logins.socialWorker(team);

        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);

        assertThat(assignee(PepReview.CARE_SECTION)).isEqualTo(successor);
        assertThat(groups(PepReview.CARE_SECTION)).containsExactly(Groups.team(team));
        assertThat(variable(PepReview.SOCIAL_WORKER)).isEqualTo(successor);
        assertThat(variable(PepReview.TEAM_GROUP)).isEqualTo(Groups.team(team));
        assertThat(headlines()).contains("Social work tasks passed to the new social worker");
        assertThat(assignee(PepReview.SCHOOL_SECTION)).as("the school's task stays as it was").isNull();
    }

    @Test
    void tasksThatAriseLaterGoToTheNewSocialWorkerToo() {
        String successor = logins.socialWorker("south-" + TestRegister.number());
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);

        journey.bySchool(pep, child, PepReview.SCHOOL_SECTION, child.answers().schoolSection());
        journey.bySchool(pep, child, PepReview.CHILD_VOICE, child.answers().childVoice(PepJourney.REQUESTED));
        journey.complete(pep, PepReview.CARE_SECTION, successor, child.answers().careSection());
        journey.meet(pep, child);

        assertThat(assignee(PepReview.CONFIRM_PLAN)).isEqualTo(successor);
    }

    @Test
    void withoutASocialWorkerTheCoordinatorCovers() {
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, null);

        assertThat(assignee(PepReview.CARE_SECTION)).isNull();
        assertThat(groups(PepReview.CARE_SECTION)).containsExactly(Role.VIRTUAL_SCHOOL_COORDINATOR);
        assertThat(headlines()).contains("Social work tasks passed to the cover");
    }

    @Test
    void aNewAdviserTakesOverQualityAssurance() {
        journey.prepare(pep, child);
        journey.meet(pep, child);
        journey.confirm(pep, child);

        children.assign(child.child().id(), CareRole.ADVISER, child.otherAdviser());

        assertThat(assignee(PepReview.QUALITY_ASSURANCE)).isEqualTo(child.otherAdviser());
        assertThat(variable(PepReview.ADVISER)).isEqualTo(child.otherAdviser());
        assertThat(headlines()).contains("Quality assurance passed to the new adviser");
    }

    @Test
    void theHandoverIsRolledBackWithTheChangeOfTheRegister() {
        String successor = logins.socialWorker("south-" + TestRegister.number());

        transaction.executeWithoutResult(status -> {
            children.assign(child.child().id(), CareRole.SOCIAL_WORKER, successor);
            status.setRollbackOnly();
        });

        assertThat(assignee(PepReview.CARE_SECTION)).isEqualTo(child.socialWorker());
        assertThat(variable(PepReview.SOCIAL_WORKER)).isEqualTo(child.socialWorker());
    }

    @Test
    void aSocialWorkersTasksFallToTheTeamsCoverWhenTheyLeave() {
        leaves(child.socialWorker(), Role.SOCIAL_WORKER, "", child.team());

        assertThat(assignee(PepReview.CARE_SECTION)).isNull();
        assertThat(groups(PepReview.CARE_SECTION)).containsExactly(Groups.team(child.team()));
        assertThat(variable(PepReview.SOCIAL_WORKER)).isNull();
        assertThat(headlines()).contains("Social work tasks passed to the cover");

        String manager = logins.socialWorkManager(child.team());
        journey.complete(pep, PepReview.CARE_SECTION, manager, child.answers().careSection());
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(pep.toString()).taskDefinitionKey(PepReview.CARE_SECTION)
                .count()).isZero();
    }

    @Test
    void anAdvisersTaskFallsToTheAdvisersWhenTheyLeave() {
        journey.prepare(pep, child);
        journey.meet(pep, child);
        journey.confirm(pep, child);

        leaves(child.adviser(), Role.VIRTUAL_SCHOOL_ADVISER, "", "");

        assertThat(assignee(PepReview.QUALITY_ASSURANCE)).isNull();
        assertThat(groups(PepReview.QUALITY_ASSURANCE)).containsExactly(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    @Test
    void whatATeacherClaimedIsFreeForTheSuccessorWhenTheyLeave() {
        claim(PepReview.SCHOOL_SECTION, child.teacher());

        leaves(child.teacher(), Role.DESIGNATED_TEACHER, child.school().urn(), "");

        assertThat(assignee(PepReview.SCHOOL_SECTION)).isNull();
        assertThat(headlines()).contains("A task was given back because the person who had it cannot do it any more");
        String successor = logins.atSchool(Role.DESIGNATED_TEACHER, child.school());
        claim(PepReview.SCHOOL_SECTION, successor);
        assertThat(assignee(PepReview.SCHOOL_SECTION)).isEqualTo(successor);
    }

    @Test
    void whatATeacherClaimedIsFreeWhenTheyMoveToAnotherSchool() {
        claim(PepReview.SCHOOL_SECTION, child.teacher());
        School other = register.school("Elmbridge School");

        imports.load("staff", STAFF, "%s,Test Teacher,%s,designated-teacher,%s,,,".formatted(child.teacher(), child.teacher(),
                other.urn()));

        assertThat(assignee(PepReview.SCHOOL_SECTION)).isNull();
    }

    @Test
    void aTeacherWhoGainsASchoolKeepsWhatTheyClaimed() {
        claim(PepReview.SCHOOL_SECTION, child.teacher());
        School other = register.school("Elmbridge School");

        imports.load("staff", STAFF, "%s,Test Teacher,%s,designated-teacher,%s;%s,,,".formatted(child.teacher(), child.teacher(),
                child.school().urn(), other.urn()));

        assertThat(assignee(PepReview.SCHOOL_SECTION)).isEqualTo(child.teacher());
    }

    @Test
    void aSocialWorkerWhoMovesKeepsTheirTasksAndTheNewTeamCovers() {
        imports.load("staff", STAFF, "%s,Test Worker,%s,social-worker,,,Far East %d,".formatted(child.socialWorker(),
                child.socialWorker(), TestRegister.number()));

        assertThat(assignee(PepReview.CARE_SECTION)).isEqualTo(child.socialWorker());
        assertThat(groups(PepReview.CARE_SECTION)).singleElement().asString().startsWith("team-far-east");
        assertThat(variable(PepReview.TEAM_GROUP)).asString().startsWith("team-far-east");
    }

    @Test
    void whoComesBackFindsTheirTasksAgain() {
        leaves(child.socialWorker(), Role.SOCIAL_WORKER, "", child.team());
        assertThat(assignee(PepReview.CARE_SECTION)).isNull();

        imports.load("staff", STAFF, "%s,Test Worker,%s,social-worker,,,%s,".formatted(child.socialWorker(), child.socialWorker(),
                child.team()));

        assertThat(assignee(PepReview.CARE_SECTION)).isEqualTo(child.socialWorker());
        assertThat(variable(PepReview.SOCIAL_WORKER)).isEqualTo(child.socialWorker());
        assertThat(groups(PepReview.CARE_SECTION)).containsExactly(Groups.team(child.team()));
    }

    @Test
    void whoStopsBeingASocialWorkerHandsTheTasksOn() {
        imports.load("staff", STAFF, "%s,Test Worker,%s,governor,,,,".formatted(child.socialWorker(), child.socialWorker()));

        assertThat(assignee(PepReview.CARE_SECTION)).isNull();
        assertThat(groups(PepReview.CARE_SECTION)).containsExactly(Role.VIRTUAL_SCHOOL_COORDINATOR);
        assertThat(headlines()).contains("Social work tasks passed to the cover");
    }

    @Test
    void whoStopsBeingAnAdviserHandsQualityAssuranceOn() {
        journey.prepare(pep, child);
        journey.meet(pep, child);
        journey.confirm(pep, child);

        imports.load("staff", STAFF, "%s,Test Adviser,%s,manager,,,,".formatted(child.adviser(), child.adviser()));

        assertThat(assignee(PepReview.QUALITY_ASSURANCE)).isNull();
        assertThat(headlines()).contains("Quality assurance passed to the advisers");
    }

    @Test
    void whoIsNamedInTheRegisterAndDoesNotHoldTheRoleGetsNoTask() {
        children.assign(child.child().id(), CareRole.SOCIAL_WORKER, child.teacher());

        assertThat(assignee(PepReview.CARE_SECTION)).isNull();
        assertThat(groups(PepReview.CARE_SECTION)).containsExactly(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    @Test
    void aColleagueKeepsAGivenTaskAsLongAsItIsTheirWork() {
        String colleague = logins.socialWorker(child.team());
        tasks.setAssignee(journey.task(pep, PepReview.CARE_SECTION).getId(), colleague);

        imports.load("staff", STAFF, "%s,Test Worker,%s,social-worker;manager,,,%s,".formatted(colleague, colleague, child.team()));
        assertThat(assignee(PepReview.CARE_SECTION)).isEqualTo(colleague);

        imports.load("staff", STAFF, "%s,Test Worker,%s,manager,,,,".formatted(colleague, colleague));
        assertThat(assignee(PepReview.CARE_SECTION)).as("back with the child's own worker").isEqualTo(child.socialWorker());
    }

    private void leaves(String userId, String role, String urn, String team) {
        assertThat(imports.load("staff", STAFF, "%s,Test Leaver,%s,%s,%s,,%s,%s".formatted(userId, userId, role, urn, team, YESTERDAY))
                .updated()).isEqualTo(1);
    }

    private void claim(String taskKey, String userId) {
        String taskId = journey.task(pep, taskKey).getId();
        journey.as(userId, () -> {
            tasks.claim(taskId, userId);
            return null;
        });
    }

    private String assignee(String taskKey) {
        return journey.task(pep, taskKey).getAssignee();
    }

    private List<String> groups(String taskKey) {
        return tasks.getIdentityLinksForTask(journey.task(pep, taskKey).getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(IdentityLink::getGroupId).toList();
    }

    private Object variable(String name) {
        return runtime.getVariable(runtime.createProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).singleResult()
                .getId(), name);
    }

    private List<String> headlines() {
        return timeline.of(child.child().id()).stream().map(TimelineEntry::headline).toList();
    }
}
