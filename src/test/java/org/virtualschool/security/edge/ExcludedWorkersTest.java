package org.virtualschool.security.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Exclusions;
import org.virtualschool.security.AccessWorld;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;

/** The engine knows no exclusions: whoever is kept away from one child works on the tasks of all others on our own pages. */
@CaseworkTest
class ExcludedWorkersTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

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
    private Exclusions exclusions;
    @Autowired
    private MutableClock clock;

    private AccessWorld world;
    private String teacher;

    @BeforeEach
    void theTeacherIsKeptAwayFromOneOfTwoChildrenAtTheSchool() {
        world = new AccessWorld(port, accounts, engine, journey, register);
        teacher = world.oak.teacher();
        exclusions.enter(world.oak.child().id(), teacher, "relative", null);
    }

    @Test
    void theEnginesApisTellNothingAndSayWhereTheTasksAre() {
        String task = world.task(world.oakPep, "userTask_recordChildVoice").getId();
        for (String mount : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            Caller caller = mount.startsWith("/engine") ? world.program(teacher) : world.browser(teacher);
            for (String call : List.of("/task", "/task/count", "/task/" + task, "/task/" + task + "/form-variables", "/filter",
                    "/filter/x/list", "/history/task", "/history/activity-instance")) {
                assertRefused(caller.get(mount + call));
            }
            assertRefused(caller.json("POST", mount + "/task", "{}"));
            assertRefused(caller.json("POST", mount + "/task/" + task + "/claim", "{\"userId\":\"" + teacher + "\"}"));
        }
    }

    @Test
    void tasklistSendsThemToOurPageWhichLeavesTheChildOut() {
        Caller browser = world.browser(teacher);

        assertThat(browser.get(TASKLIST).header("Location")).endsWith("/tasks");
        assertThat(browser.get("/camunda").header("Location")).endsWith("/tasks");
        assertThat(browser.get("/tasks").body()).contains(world.oakOfColleague.child().reference())
                .doesNotContain(world.oak.child().reference());
    }

    @Test
    void othersAtTheSchoolAndTheSamePersonAfterwardsUseTasklist() {
        assertThat(world.browser(world.elm.teacher()).get(TASKLIST).status()).isEqualTo(200);

        exclusions.enter(world.oak.child().id(), teacher, "relative", PepJourney.REQUESTED);
        clock.advance(Duration.ofDays(1));
        Caller browser = world.browser(teacher);
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").status()).isEqualTo(200);
    }

    private static void assertRefused(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.response().uri().getPath()).isEqualTo(403);
        assertThat(answer.body()).contains("Your other tasks are at /tasks.");
    }
}
