package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.audit.Timeline;
import org.virtualschool.audit.TimelineEntry;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** A manager passes on what an absent social worker cannot do, to somebody who then can do it. */
@CaseworkTest
class PepCoverTest {

    @LocalServerPort
    private int port;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private TaskService tasks;
    @Autowired
    private Timeline timeline;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;

    private PepCase child;
    private UUID pep;
    private String task;
    private String manager;
    private String colleague;

    @BeforeEach
    void aCareSectionOfSomebodyWhoIsAway() {
        child = journey.newCase();
        pep = journey.request(child);
        journey.initiate(pep, child);
        task = journey.task(pep, PepReview.CARE_SECTION).getId();
        manager = logins.socialWorkManager(child.team());
        colleague = logins.socialWorker(child.team());
    }

    @Test
    void theColleagueWhoIsGivenTheTaskCompletesIt() throws Exception {
        assertThat(record(colleague).status()).as("before").isEqualTo(403);

        assertThat(give(manager, colleague).status()).isEqualTo(204);

        assertThat(record(colleague).status()).as("while the task is theirs").isEqualTo(200);
        // What an account may do is remembered for two seconds.
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
                assertThat(program(colleague).get("/engine-rest/task/" + task + "/form-variables").body()).contains("careSince"));
        assertThat(complete(colleague)).satisfies(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(204));
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
        assertThat(record(colleague).status()).as("afterwards").isEqualTo(403);
    }

    @Test
    void thePassingOnStandsOnTheTimelineAndInTheAuditTrail() {
        give(manager, colleague);

        assertThat(timeline.of(child.child().id())).filteredOn(entry -> entry.actor().equals(manager))
                .extracting(TimelineEntry::headline).containsExactly("Complete the care section: passed to a colleague");
        assertThat(jdbc.sql("select actor from casework.audit_event where action = 'task.handed-over' and child_id = ? and subject = ?")
                .params(child.child().id(), task).query(String.class).list()).containsExactly(manager);
    }

    @Test
    void nobodyGetsTheTaskWhoCouldNotDoIt() {
        String operator = logins.open("operator-" + TestRegister.number() + "@test.example", Set.of(Role.SYSTEM_ADMINISTRATOR));
        String ofAnotherTeam = logins.socialWorker("south-" + TestRegister.number());
        String atAnotherSchool = logins.atSchool(Role.DESIGNATED_TEACHER, register.school("Elmbridge School"));
        String excluded = logins.socialWorker(child.team());
        register.exclude(child.child().id(), excluded);
        String words = give(manager, "nobody-of-this-name").body();
        assertThat(words).contains("This task can be given only to somebody whose work it is");

        for (String userId : new String[] {"nobody-of-this-name", operator, ofAnotherTeam, atAnotherSchool, child.teacher(), excluded}) {
            Caller.Answer answer = give(manager, userId);
            assertThat(answer.status()).as(userId).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(words);
        }

        assertThat(assignee()).isEqualTo(child.socialWorker());
    }

    @Test
    void theManagerTakesItAndGivesItBackToTheWorker() {
        assertThat(give(manager, manager).status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo(manager);

        assertThat(program(manager).json("POST", "/engine-rest/task/" + task + "/unclaim", "{}").status()).isEqualTo(204);

        assertThat(assignee()).isEqualTo(child.socialWorker());
    }

    private Caller.Answer give(String giver, String userId) {
        return program(giver).json("POST", "/engine-rest/task/" + task + "/assignee", "{\"userId\":\"" + userId + "\"}");
    }

    private Caller.Answer complete(String userId) {
        Map<String, Object> variables = new HashMap<>();
        child.answers().careSection().forEach((key, value) -> variables.put(key, value instanceof Collection<?>
                ? Map.of("type", "Json", "value", written(value)) : Map.of("value", value)));
        return program(userId).json("POST", "/engine-rest/task/" + task + "/submit-form", written(Map.of("variables", variables)));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Caller.Answer record(String userId) {
        Caller browser = Caller.browser(port);
        browser.logIn(userId, TestLogins.PASSWORD);
        return browser.get("/children/" + child.child().reference(), "Accept", "text/html");
    }

    private String assignee() {
        return journey.task(pep, PepReview.CARE_SECTION).getAssignee();
    }

    private Caller program(String userId) {
        return Caller.program(port, userId, TestLogins.PASSWORD);
    }
}
