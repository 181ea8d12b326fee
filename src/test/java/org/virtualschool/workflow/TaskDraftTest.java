package org.virtualschool.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.draft.TaskDrafts;

/** What a person has typed and not yet submitted, and what they may do with the task. */
@CaseworkTest
class TaskDraftTest {

    private static final String PASSWORD = "A-long-enough-secret-7";
    private static final String DRAFT = """
            {"title": "Half a title", "sessions": null, "people": ["senco"], "more": false, "unknown": "x"}""";

    @LocalServerPort
    private int port;
    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TestRegister register;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskDrafts drafts;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private TransactionTemplate transaction;

    private String teacher;
    private String colleague;
    private ProcessInstance instance;
    private Task describe;
    private Task decide;

    @BeforeEach
    void start() {
        School school = register.school("Oakfield");
        teacher = account(school);
        colleague = account(school);
        process.deployFor(String.valueOf(school.key()));
        process.grant();
        instance = process.start(Groups.school(school.key()), colleague);
        describe = process.task(instance, WorkflowTestProcess.DESCRIBE);
        decide = process.task(instance, WorkflowTestProcess.DECIDE);
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void comesBackInPlaceOfWhatTheFormShowsBeforehandToItsWriterOnly() throws Exception {
        assertThat(save(teacher, describe, DRAFT).status()).isEqualTo(204);

        JsonNode mine = formVariables(teacher);
        assertThat(mine.at("/title/value").asText()).isEqualTo("Half a title");
        assertThat(mine.at("/sessions/value").isNull()).isTrue();
        assertThat(mine.at("/people/value").asText()).isEqualTo("[\"senco\"]");
        assertThat(mine.at("/more/value").asBoolean()).isFalse();
        assertThat(mine.at("/schoolName/value").asText()).isEqualTo("Oakfield");
        assertThat(mine.has("unknown")).isFalse();
        assertThat(formVariables(colleague).at("/title/value").asText()).isEqualTo("Last title");
    }

    @Test
    void isKeptForWhoeverMayCompleteTheTaskOnly() {
        assertThat(save(teacher, decide, "{}").status()).isEqualTo(403);
        assertThat(save(teacher, decide, "{}").body()).contains("There is no such task or case");
        tasks.setAssignee(describe.getId(), colleague);
        assertThat(save(teacher, describe, "{}").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "{\"title\": {\"a\": 1}}", "{\"title\": \"\\u0000\"}", "{not json"})
    void isAnObjectOfPlainValues(String body) {
        assertThat(save(teacher, describe, body).status()).isEqualTo(400);
    }

    @Test
    void needsTheTokenOfTheSession() {
        Caller browser = Caller.browser(port);
        browser.logIn(teacher, PASSWORD);

        assertThat(browser.json("PUT", "/api/tasks/" + describe.getId() + "/draft", "{}").status()).isEqualTo(403);
    }

    @Test
    void endsWithTheTask() {
        save(teacher, describe, DRAFT);
        tasks.complete(describe.getId(), WorkflowTestProcess.description());
        assertThat(kept(describe)).isZero();

        save(colleague, decide, "{\"remark\": \"x\"}");
        assertThat(kept(decide)).isEqualTo(1);
        runtime.deleteProcessInstance(instance.getId(), "withdrawn");
        assertThat(kept(decide)).isZero();
    }

    @Test
    void endsWithTheTaskEvenIfItWasJustBeingKept() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Future<?> keeping = people.submit(() -> transaction.executeWithoutResult(status -> {
                drafts.save(describe.getId(), colleague, Map.of("notes", "What Ada said about home"));
                written.countDown();
                wait(goOn);
            }));
            written.await(30, TimeUnit.SECONDS);
            Future<?> completion = people.submit(() -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));
            await().until(() -> completion.isDone() || somebodyWaits());
            goOn.countDown();
            keeping.get(30, TimeUnit.SECONDS);
            completion.get(30, TimeUnit.SECONDS);
        } finally {
            people.shutdownNow();
        }

        assertThat(process.task(instance, WorkflowTestProcess.DESCRIBE)).isNull();
        assertThat(kept(describe)).isZero();
        assertThat(catchThrowable(() -> drafts.save(describe.getId(), colleague, Map.of("notes", "Too late"))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void staysWithNobodyWhoHasJustLostTheTask() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Future<?> giving = people.submit(() -> transaction.executeWithoutResult(status -> {
                tasks.setAssignee(describe.getId(), colleague);
                given.countDown();
                wait(goOn);
            }));
            given.await(30, TimeUnit.SECONDS);
            Future<Caller.Answer> keeping = people.submit(() -> save(teacher, describe, DRAFT));
            await().until(() -> keeping.isDone() || somebodyWaits());
            goOn.countDown();
            giving.get(30, TimeUnit.SECONDS);

            assertThat(keeping.get(30, TimeUnit.SECONDS).status()).isEqualTo(403);
        } finally {
            people.shutdownNow();
        }
        assertThat(kept(describe)).isZero();
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.queryForObject("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
                Integer.class) > 0;
    }

    @Test
    void isRefusedWhenItIsTooLongToBeKept() {
        assertThat(save(teacher, describe, "{\"notes\": \"" + "x".repeat(500_001) + "\"}").status()).isEqualTo(400);
        assertThat(save(teacher, describe, "{\"people\": " + "[".repeat(900) + "]".repeat(900) + "}").status()).as("lists in lists").isEqualTo(400);
        assertThat(kept(describe)).isZero();
    }

    @Test
    void endsForEverybodyElseWhenTheTaskBecomesSomebodys() {
        save(teacher, describe, DRAFT);
        save(colleague, describe, DRAFT);

        tasks.setAssignee(describe.getId(), teacher);

        assertThat(kept(describe)).isEqualTo(1);
        assertThat(drafts.find(describe.getId(), teacher)).containsEntry("title", "Half a title");
    }

    @Test
    void endsAfterThirtyDays() {
        clock.setTo(LocalDateTime.of(2035, 11, 5, 9, 0));
        save(teacher, describe, DRAFT);

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        drafts.forgetOld();
        assertThat(drafts.find(describe.getId(), teacher)).isNotEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(drafts.find(describe.getId(), teacher)).isEmpty();
        drafts.forgetOld();
        assertThat(kept(describe)).isZero();
    }

    @Test
    void tellsWhatOneMayDoWithATask() throws Exception {
        assertThat(rights(teacher, describe)).isEqualTo(json.readTree("""
                {"claim":true,"unclaim":false,"complete":true,"assign":false,"reason":null}"""));
        assertThat(rights(teacher, decide)).isEqualTo(json.readTree("""
                {"claim":false,"unclaim":false,"complete":false,"assign":false,
                 "reason":"You can read this task, but it is not yours to work on."}"""));

        tasks.setAssignee(describe.getId(), teacher);
        assertThat(rights(teacher, describe)).isEqualTo(json.readTree("""
                {"claim":false,"unclaim":true,"complete":true,"assign":false,"reason":null}"""));
        assertThat(rights(colleague, describe).path("reason").asText()).contains("someone else");
        assertThat(program(teacher).get("/api/tasks/no-such-task/rights").status()).isEqualTo(403);
    }

    private JsonNode rights(String userId, Task task) throws Exception {
        return json.readTree(program(userId).get("/api/tasks/" + task.getId() + "/rights").body());
    }

    private JsonNode formVariables(String userId) throws Exception {
        return json.readTree(program(userId).get("/engine-rest/task/" + describe.getId() + "/form-variables").body());
    }

    private Caller.Answer save(String userId, Task task, String draft) {
        return program(userId).json("PUT", "/api/tasks/" + task.getId() + "/draft", draft);
    }

    private int kept(Task task) {
        return jdbc.queryForObject("select count(*) from casework.task_draft where task_id = ?", Integer.class, task.getId());
    }

    private String account(School school) {
        String userId = "workflow-" + TestRegister.number() + "@test.example";
        accounts.save(new UserAccount(userId, "Tess Teacher", userId,
                Set.of(WorkflowTestProcess.ROLE, Role.DESIGNATED_TEACHER, Groups.school(school.key()))));
        accounts.setPassword(userId, PASSWORD);
        return userId;
    }

    private Caller program(String userId) {
        return Caller.program(port, userId, PASSWORD);
    }
}
