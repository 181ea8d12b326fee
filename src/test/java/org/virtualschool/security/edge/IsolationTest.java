package org.virtualschool.security.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.security.AccessWorld;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;

/** What is somebody else's leaves no trace in any answer, and what may not be called is refused in one way. */
@CaseworkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

    private static final String PROGRAM = "/engine-rest";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final String REFUSED = "{\"type\":\"AuthorizationException\","
            + "\"message\":\"There is no such task or case, or it is not yours to do this with.\"}";

    /** Every family of lists and counts that could tell of a case. */
    private static final List<String> LISTS = List.of("/task?maxResults=500", "/task/count", "/task?processDefinitionKey=pepReview&maxResults=500",
            "/process-instance?maxResults=500", "/process-instance/count", "/execution?maxResults=500", "/execution/count",
            "/variable-instance?maxResults=500", "/variable-instance/count", "/incident?maxResults=500", "/job?maxResults=500", "/event-subscription?maxResults=500",
            "/history/task?maxResults=500", "/history/task/count", "/history/process-instance?maxResults=500", "/history/process-instance/count",
            "/history/activity-instance?maxResults=500", "/history/variable-instance?maxResults=500", "/history/detail?maxResults=500",
            "/history/user-operation?maxResults=500", "/history/identity-link-log?maxResults=500", "/history/incident?maxResults=500",
            "/history/job-log?maxResults=500", "/history/decision-instance?maxResults=500", "/history/external-task-log?maxResults=500",
            "/process-definition/statistics", "/process-definition/key/pepReview/statistics", "/deployment/statistics",
            "/task/report/candidate-group-count", "/history/process-instance/report?reportType=duration&periodUnit=month",
            "/user?maxResults=500", "/group?maxResults=500", "/tenant?maxResults=500", "/authorization?maxResults=500",
            "/external-task?maxResults=500", "/batch?maxResults=500", "/metrics", "/schema/log");
    private static final List<String> SEARCHES = List.of("/task", "/process-instance", "/execution", "/variable-instance", "/history/task",
            "/history/process-instance", "/history/activity-instance", "/history/variable-instance", "/history/detail", "/external-task", "/job");

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
    private AccessWorld world;
    private List<String> ofOakfield;

    @BeforeEach
    void twoSchools() {
        if (world == null) {
            world = new AccessWorld(port, accounts, engine, journey, register);
            ofOakfield = world.traces(world.oak, world.oakPep);
        }
    }

    /** People who have nothing to do with the first social worker's child at Oakfield. */
    enum Stranger {
        TEACHER_OF_ANOTHER_SCHOOL(world -> world.elm.teacher()),
        HEAD_TEACHER_OF_ANOTHER_SCHOOL(world -> world.somebody(Role.HEADTEACHER, Groups.school(world.elm.school().key()))),
        SOCIAL_WORKER_OF_ANOTHER_CHILD_THERE(world -> world.oakOfColleague.socialWorker()),
        SOCIAL_WORKER_ELSEWHERE(world -> world.elm.socialWorker()),
        MANAGER_OF_ANOTHER_TEAM(world -> world.somebody(Role.SOCIAL_WORK_MANAGER, Groups.team("elsewhere"))),
        FINANCE(world -> world.somebody(Role.FINANCE_OFFICER)),
        GOVERNOR(world -> world.somebody(Role.GOVERNOR)),
        REVIEWING_OFFICER(world -> world.somebody(Role.INDEPENDENT_REVIEWING_OFFICER)),
        SENIOR_MANAGER(world -> world.somebody(Role.MANAGER)),
        NOBODY_IN_PARTICULAR(world -> world.somebody("nobody-in-particular"));

        private final Function<AccessWorld, String> account;

        Stranger(Function<AccessWorld, String> account) {
            this.account = account;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noListCountOrHistoryTellsOfTheCaseOfSomebodyElse(Stranger who) {
        String stranger = who.account.apply(world);
        SoftAssertions all = new SoftAssertions();
        both(stranger, (caller, mount) -> {
            for (String list : LISTS) {
                assertNoTrace(all, caller.get(mount + list), stranger + " GET " + mount + list);
            }
            for (String search : SEARCHES) {
                assertNoTrace(all, caller.json("POST", mount + search + "?maxResults=500", "{}"), stranger + " POST " + mount + search);
                assertNoTrace(all, caller.json("POST", mount + search + "/count", "{\"processInstanceId\":\"" + world.instance(world.oakPep) + "\"}"),
                        stranger + " POST count " + mount + search);
            }
        });
        all.assertAll();
    }

    @Test
    void countsAreOfOnesOwn() {
        assertThat(world.program(world.elm.teacher()).get(PROGRAM + "/task/count").body()).isEqualTo("{\"count\":3}");
        assertThat(world.program(world.elm.teacher()).get(PROGRAM + "/task/count?processInstanceId=" + world.instance(world.oakPep)).body())
                .isEqualTo("{\"count\":0}");
        assertThat(world.program(world.oak.socialWorker()).get(PROGRAM + "/task/count").body()).isEqualTo("{\"count\":1}");
    }

    @ParameterizedTest
    @EnumSource
    void aForeignIdIsAnsweredLikeAnUnknownOne(Stranger who) {
        String stranger = who.account.apply(world);
        String task = world.task(world.oakPep, "userTask_completeCareSection").getId();
        String instance = world.instance(world.oakPep);
        SoftAssertions all = new SoftAssertions();
        both(stranger, (caller, mount) -> {
            for (Function<String, Caller.Answer> call : callsByTask(caller, mount)) {
                assertSameRefusal(all, call.apply(task), call.apply(UUID.randomUUID().toString()));
            }
            for (Function<String, Caller.Answer> call : callsByInstance(caller, mount)) {
                assertSameRefusal(all, call.apply(instance), call.apply(UUID.randomUUID().toString()));
            }
        });
        all.assertAll();
    }

    private static List<Function<String, Caller.Answer>> callsByTask(Caller caller, String mount) {
        String task = mount + "/task/";
        return List.of(
                id -> caller.get(task + id),
                id -> caller.get(task + id + "/form"),
                id -> caller.get(task + id + "/deployed-form"),
                id -> caller.get(task + id + "/rendered-form"),
                id -> caller.get(task + id + "/form-variables"),
                id -> caller.get(task + id + "/variables"),
                id -> caller.get(task + id + "/variables/caseLabel"),
                id -> caller.get(task + id + "/localVariables"),
                id -> caller.get(task + id + "/identity-links"),
                id -> caller.get(task + id + "/attachment"),
                id -> caller.json("POST", task + id + "/claim", "{\"userId\":\"me\"}"),
                id -> caller.json("POST", task + id + "/unclaim", "{}"),
                id -> caller.json("POST", task + id + "/complete", "{}"),
                id -> caller.json("POST", task + id + "/submit-form", "{}"),
                id -> caller.json("POST", task + id + "/resolve", "{}"),
                id -> caller.json("POST", task + id + "/assignee", "{\"userId\":\"me\"}"),
                id -> caller.json("POST", task + id + "/delegate", "{\"userId\":\"me\"}"),
                id -> caller.json("POST", task + id + "/bpmnError", "{\"errorCode\":\"x\"}"),
                id -> caller.json("POST", task + id + "/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
                id -> caller.json("POST", task + id + "/comment/create", "{\"message\":\"x\"}"),
                id -> caller.json("POST", task + id + "/identity-links", "{\"userId\":\"me\",\"type\":\"candidate\"}"),
                id -> caller.json("PUT", task + id, "{\"name\":\"x\"}"),
                id -> caller.json("DELETE", task + id, null),
                id -> caller.json("PUT", task + id + "/variables/x", "{\"value\":1}"),
                id -> caller.json("POST", task + id + "/variables", "{\"modifications\":{}}"));
    }

    private static List<Function<String, Caller.Answer>> callsByInstance(Caller caller, String mount) {
        String instance = mount + "/process-instance/";
        return List.of(
                id -> caller.get(instance + id),
                id -> caller.get(instance + id + "/activity-instances"),
                id -> caller.get(instance + id + "/variables"),
                id -> caller.get(instance + id + "/comment"),
                id -> caller.get(mount + "/history/process-instance/" + id),
                id -> caller.get(mount + "/execution/" + id),
                id -> caller.get(mount + "/execution/" + id + "/localVariables"),
                id -> caller.json("POST", mount + "/execution/" + id + "/signal", "{}"),
                id -> caller.json("POST", instance + id + "/modification", "{\"instructions\":[]}"),
                id -> caller.json("PUT", instance + id + "/suspended", "{\"suspended\":true}"),
                id -> caller.json("PUT", instance + id + "/variables/x", "{\"value\":1}"),
                id -> caller.json("DELETE", instance + id, null));
    }

    /** What runs code, changes models or has no check of its own in the engine. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /filter/create", "POST /deployment/create", "POST /message", "POST /signal", "POST /task/create",
            "POST /process-definition/key/pepReview/start", "POST /process-definition/key/pepReview/submit-form",
            "POST /process-instance/delete", "POST /process-instance/suspended", "POST /modification/execute", "POST /migration/execute",
            "POST /decision-definition/key/pep-quality-rating/evaluate", "POST /external-task/fetchAndLock", "POST /identity/verify",
            "POST /condition", "POST /authorization/create", "POST /user/create", "POST /group/create", "POST /tenant/create",
            "GET /deployment", "GET /user", "GET /group", "GET /tenant", "GET /authorization", "GET /filter/nonsense/singleResult",
            "OPTIONS /task", "DELETE /history/process-instance/x", "PUT /job/x/retries", "GET /version", "GET /telemetry/configuration"})
    void caseworkersCallOnlyWhatTheirWorkNeeds(String call) {
        String[] words = call.split(" ");
        for (String person : List.of(world.oak.teacher(), world.oak.socialWorker(), world.oak.adviser(), world.oak.head())) {
            both(person, (caller, mount) -> {
                Caller.Answer answer = caller.json(words[0], mount + words[1], "GET".equals(words[0]) ? null : "{}");
                assertThat(answer.status()).as("%s by %s: %s", call, person, answer).isEqualTo(403);
                assertThat(answer.body()).isEqualTo(REFUSED);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task?assigneeExpression=%24%7BcurrentUser()%7D", "/engine-rest/task?sortBy=processVariable&sortOrder=asc",
            "/engine-rest/task/", "/engine-rest/TASK", "/engine-rest/engine/other/task", "/camunda/api/engine/engine/other/task",
            "/camunda/api/engine/task", "/camunda/api/engine/engine/default/task/", "/camunda/api/admin/setup/default/user/create",
            "/camunda/api/cockpit/plugin/base/default/process-instance/count", "/camunda/api/admin/auth/user/other",
            "/camunda/app/cockpit/default/", "/camunda/app/admin/default/", "/camunda/app/tasklist/../cockpit/default/",
            "/engine-rest/task;a=b", "/engine-rest//task", "/engine-rest/%2e/task", "/engine-rest/%2e%2e/camunda/app/admin/default/",
            "/camunda/api/engine/engine/default/user/", "/engine-rest/group?member=somebody-else", "/engine-rest/identity/groups?userId=somebody-else"})
    void detoursLeadNowhere(String path) {
        Caller caller = path.startsWith("/engine-rest") ? world.program(world.oak.teacher()) : world.browser(world.oak.teacher());

        assertThat(caller.get(path).status()).isIn(400, 403);
    }

    @Test
    void queriesInBodiesCarryNoExpressions() {
        Caller caller = world.program(world.oak.teacher());

        assertThat(caller.json("POST", "/engine-rest/task", "{\"orQueries\":[{\"assigneeExpr\\u0065ssion\":\"${1}\"}]}").status()).isEqualTo(403);
        assertThat(caller.json("POST", "/engine-rest/task", "{\"sorting\":[{\"sortBy\":\"taskVariable\",\"sortOrder\":\"asc\"}]}").status()).isEqualTo(403);
        assertThat(caller.json("POST", "/engine-rest/task?maxResults=5", "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}").status()).isEqualTo(200);
    }

    @Test
    void anOpenRedirectIsRefused() {
        assertThat(Caller.browser(port).get("//example.org/..;/camunda/app").status()).isEqualTo(400);
    }

    @Test
    void operatorsSeeWhatRunsAndNoCasework() {
        String operator = world.somebody(Role.SYSTEM_ADMINISTRATOR);
        List<String> casework = List.of(world.oak.child().reference(), world.oak.child().id().toString());
        SoftAssertions all = new SoftAssertions();
        both(operator, (caller, mount) -> {
            assertThat(caller.get(mount + "/process-instance?maxResults=2000").body()).contains(world.instance(world.oakPep));
            for (String list : LISTS) {
                all.assertThat(caller.get(mount + list).body()).as(list).doesNotContain(casework);
            }
            all.assertThat(caller.get(mount + "/task/" + world.task(world.oakPep, "userTask_recordChildVoice").getId()).status()).isEqualTo(403);
            all.assertThat(caller.get(mount + "/process-instance/" + world.instance(world.oakPep) + "/variables").status()).isEqualTo(403);
            all.assertThat(caller.get(mount + "/process-instance/count?variables=caseLabel_like_VS-%25").status()).as("by label").isEqualTo(403);
            all.assertThat(caller.json("POST", mount + "/process-instance/count",
                    "{\"orQueries\":[{\"variables\":[{\"name\":\"caseLabel\",\"operator\":\"like\",\"value\":\"%A.B.%\"}]}]}").status())
                    .as("by label, deeper").isEqualTo(403);
            all.assertThat(caller.get(mount + "/incident?maxResults=5").status()).isEqualTo(200);
            all.assertThat(caller.json("PUT", mount + "/group/" + Role.VIRTUAL_SCHOOL_HEAD + "/members/" + operator, null).status())
                    .as("a role for oneself").isEqualTo(403);
            all.assertThat(caller.json("POST", mount + "/deployment/create", "{}").status()).isEqualTo(403);
        });
        Caller browser = world.browser(operator);
        all.assertThat(browser.get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        all.assertThat(browser.get("/camunda/app/admin/default/").status()).isEqualTo(200);
        all.assertThat(browser.json("POST", "/camunda/api/cockpit/plugin/base/default/process-instance/count", "{}").body()).doesNotContain("\"count\":0}");
        all.assertThat(browser.get("/camunda/app/tasklist/default/").status()).isEqualTo(403);
        all.assertAll();
    }

    @Test
    void nobodyIsAnAdministratorOfTheEngine() {
        assertThat(engine.getIdentityService().createUserQuery().memberOfGroup("camunda-admin").count()).isZero();
        assertThat(engine.getIdentityService().createGroupQuery().groupId("camunda-admin").count()).isZero();
    }

    private void assertNoTrace(SoftAssertions all, Caller.Answer answer, String call) {
        all.assertThat(answer.status()).as(call).isIn(200, 403);
        all.assertThat(answer.body()).as(call).doesNotContain(ofOakfield);
    }

    private static void assertSameRefusal(SoftAssertions all, Caller.Answer foreign, Caller.Answer unknown) {
        String call = foreign.response().request().method() + " " + foreign.response().uri().getPath();
        all.assertThat(foreign.status()).as(call + " " + foreign).isEqualTo(403);
        all.assertThat(unknown.status()).as("unknown " + call + " " + unknown).isEqualTo(403);
        all.assertThat(foreign.body()).as(call).isEqualTo(unknown.body()).isEqualTo(REFUSED);
    }

    private void both(String userId, Mounted check) {
        check.on(world.program(userId), PROGRAM);
        check.on(world.browser(userId), WEBAPP);
    }

    private interface Mounted {
        void on(Caller caller, String mount);
    }
}
