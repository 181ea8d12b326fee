package org.virtualschool.security.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.security.AccessWorld;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.SystemWork;

/** Who sees a task, who may work on it, and that both follow when people and schools change. */
@CaseworkTest
class WhoseTaskTest {

    private static final Duration SECONDS = Duration.ofSeconds(6);
    private static final String TASKS = "/engine-rest/task?maxResults=100";

    @LocalServerPort
    private int port;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;
    @Autowired
    private SystemWork systemWork;
    @Autowired
    private WorkerTenants nightly;
    private AccessWorld world;

    @BeforeEach
    void people() {
        world = new AccessWorld(port, accounts, engine, journey, register);
    }

    @Test
    void aTeacherClaimsTheSchoolsWorkAndNothingElse() {
        Caller teacher = world.program(world.oak.teacher());
        String schoolSection = id(world.oakPep, "userTask_completeSchoolSection");
        String careSection = id(world.oakPep, "userTask_completeCareSection");

        assertThat(claim(teacher, schoolSection, "somebody.else").status()).isEqualTo(403);
        assertThat(claim(teacher, schoolSection, world.oak.teacher()).status()).isEqualTo(204);
        // Schools read what social workers are asked for the same child; it is not theirs to answer.
        assertThat(teacher.get("/engine-rest/task/" + careSection).status()).isEqualTo(200);
        assertThat(claim(teacher, careSection, world.oak.teacher()).status()).isEqualTo(403);
        assertThat(teacher.json("POST", "/engine-rest/task/" + careSection + "/complete", "{}"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.body()).contains("not yours to work on"));
        assertThat(teacher.json("POST", "/engine-rest/task/" + careSection + "/submit-form", "{}").status()).isEqualTo(403);
    }

    @Test
    void whatAColleagueHasClaimedIsNotWorkedOn() {
        String colleague = world.somebody(Role.DESIGNATED_TEACHER, Groups.school(world.oak.school().key()));
        String task = id(world.oakPep, "userTask_recordChildVoice");
        assertThat(claim(world.program(world.oak.teacher()), task, world.oak.teacher()).status()).isEqualTo(204);

        assertThat(world.program(colleague).json("POST", "/engine-rest/task/" + task + "/complete", "{}").status()).isEqualTo(403);
        assertThat(claim(world.program(colleague), task, colleague).status()).isIn(403, 409);
        assertThat(world.program(colleague).json("POST", "/engine-rest/task/" + task + "/unclaim", "{}").status()).isEqualTo(403);
        assertThat(world.program(world.oak.teacher()).json("POST", "/engine-rest/task/" + task + "/unclaim", "{}").status()).isEqualTo(204);
        assertThat(claim(world.program(colleague), task, colleague).status()).isEqualTo(204);
    }

    @Test
    void twoSocialWorkersAtOneSchoolDoNotSeeEachOther() {
        assertThat(tasksSeenBy(world.oak.socialWorker())).contains(id(world.oakPep, "userTask_completeCareSection"))
                .doesNotContain(id(world.oakPepOfColleague, "userTask_completeCareSection"));
        assertThat(tasksSeenBy(world.oakOfColleague.socialWorker())).contains(id(world.oakPepOfColleague, "userTask_completeCareSection"))
                .doesNotContain(id(world.oakPep, "userTask_completeCareSection"));
    }

    @Test
    void aManagerSeesTheTeamsTasksAndHandsThemOn() {
        String manager = world.somebody(Role.SOCIAL_WORK_MANAGER, Groups.team(world.oak.team()));
        String task = id(world.oakPep, "userTask_completeCareSection");

        assertThat(tasksSeenBy(manager)).contains(task, id(world.oakPepOfColleague, "userTask_completeCareSection"))
                .doesNotContain(id(world.elmPep, "userTask_completeCareSection"), id(world.oakPep, "userTask_completeSchoolSection"));
        assertThat(world.program(manager).json("POST", "/engine-rest/task/" + task + "/complete", "{}").status()).isEqualTo(403);
        assertThat(world.program(manager).json("POST", "/engine-rest/task/" + task + "/assignee",
                "{\"userId\":\"" + world.oakOfColleague.socialWorker() + "\"}").status()).isEqualTo(204);

        assertThat(tasksSeenBy(world.oakOfColleague.socialWorker())).contains(task);
        assertThat(tasksSeenBy(world.oak.socialWorker())).as("the row is taken back").doesNotContain(task);
        assertThat(world.program(world.oak.socialWorker()).get("/engine-rest/task/" + task + "/form-variables").status()).isEqualTo(403);
    }

    @Test
    void grantsOnTasksEndWithTheTask() {
        String task = id(world.oakPep, "userTask_completeCareSection");
        assertThat(rows(task)).isEqualTo(2);

        journey.prepare(world.oakPep, world.oak);

        assertThat(rows(task)).isZero();
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.HISTORIC_TASK).count()).isZero();
    }

    @Test
    void aSchoolTakenFromATeacherIsGoneWithinSeconds() {
        Caller browser = world.browser(world.oak.teacher());
        String inBrowser = "/camunda/api/engine/engine/default/task/count";
        assertThat(browser.get(inBrowser).body()).isEqualTo("{\"count\":6}");

        world.account(world.oak.teacher(), Role.DESIGNATED_TEACHER);

        await().atMost(SECONDS).until(() -> browser.get(inBrowser).body().equals("{\"count\":0}"));
        await().atMost(SECONDS).until(() -> world.program(world.oak.teacher()).get("/engine-rest/task/count").body().equals("{\"count\":0}"));
    }

    @Test
    void aRoleTakenFromAnAdviserIsGoneWithinSeconds() {
        Caller browser = world.browser(world.oak.adviser());
        assertThat(browser.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);

        world.account(world.oak.adviser(), Role.GOVERNOR);

        await().atMost(SECONDS).until(() -> browser.get("/camunda/app/tasklist/default/").status() == 403);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").status()).isEqualTo(403);
    }

    @Test
    void tenantsOfSocialWorkersFollowTheRegister() {
        String worker = world.oak.socialWorker();
        School beech = register.school("Beech");
        assertThat(tenantsOf(worker)).containsExactly(key(world.oak.school()));

        var second = register.child(beech, worker, null);
        assertThat(tenantsOf(worker)).containsExactlyInAnyOrder(key(world.oak.school()), key(beech));

        children.assign(second.id(), CareRole.SOCIAL_WORKER, world.elm.socialWorker());
        assertThat(tenantsOf(worker)).containsExactly(key(world.oak.school()));
        assertThat(tenantsOf(world.elm.socialWorker())).contains(key(beech));

        children.enrol(second.id(), world.oak.school().key(), TestRegister.SINCE.plusDays(9));
        assertThat(tenantsOf(world.elm.socialWorker())).contains(key(world.oak.school())).doesNotContain(key(beech));
    }

    @Test
    void aPredecessorLeavesTheTenantWithTheTasksThatGoToTheSuccessor() {
        String predecessor = world.oak.socialWorker();
        assertThat(tenantsOf(predecessor)).containsExactly(key(world.oak.school()));

        children.assign(world.oak.child().id(), CareRole.SOCIAL_WORKER, world.elm.socialWorker());

        assertThat(tenantsOf(predecessor)).isEmpty();
        assertThat(tenantsOf(world.elm.socialWorker())).contains(key(world.oak.school()));
    }

    @Test
    void whoCoveredForAColleagueLeavesTheTenantTheNightAfter() {
        String cover = world.somebody(Role.SOCIAL_WORKER);
        engine.getTaskService().setAssignee(id(world.oakPep, "userTask_completeCareSection"), cover);
        nightly.forgetEnded();
        assertThat(tenantsOf(cover)).as("while the task is theirs").containsExactly(key(world.oak.school()));

        engine.getTaskService().setAssignee(id(world.oakPep, "userTask_completeCareSection"), world.oak.socialWorker());
        nightly.forgetEnded();

        assertThat(tenantsOf(cover)).isEmpty();
        assertThat(tenantsOf(world.oak.socialWorker())).as("who has a child there stays").contains(key(world.oak.school()));
    }

    @Test
    void aCaseStartsInTheTenantOfItsSchoolAndNobodyStartsOneElsewhere() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(world.instance(world.oakPep)).singleResult().getTenantId())
                .isEqualTo(key(world.oak.school()));
        IdentityService identity = engine.getIdentityService();
        identity.setAuthentication(world.elm.teacher(), List.of(Role.DESIGNATED_TEACHER), List.of(key(world.elm.school())));
        try {
            assertThat(catchThrowable(() -> engine.getRuntimeService()
                    .startProcessInstanceByKey("pepReview", UUID.randomUUID().toString(), Map.of("pepId", world.oakPep.toString()))))
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<String> tenantsOf(String userId) {
        return systemWork.call(() -> engine.getIdentityService().createTenantQuery().userMember(userId).includingGroupsOfUser(true)
                .unlimitedList().stream().map(Tenant::getId).toList());
    }

    private static String key(School school) {
        return String.valueOf(school.key());
    }

    private long rows(String task) {
        return engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).count();
    }

    private String tasksSeenBy(String userId) {
        return world.program(userId).get(TASKS).body();
    }

    private String id(UUID pep, String key) {
        return world.task(pep, key).getId();
    }

    private static Caller.Answer claim(Caller caller, String task, String userId) {
        return caller.json("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + userId + "\"}");
    }
}
