package org.virtualschool.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.audit.Timeline;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestRegister;

/** The engine's REST API as people and programs meet it, at both of its addresses. */
@CaseworkTest
class EngineRestTest {

    private static final String PASSWORD = "A-long-enough-secret-7";
    private static final String DESCRIPTION = """
            {"variables": {"title": {"value": "%s"}, "notes": {"value": "All well"}, "told": {"value": true},
              "kind": {"value": "plain"}, "people": {"value": "[\\"carer\\"]", "type": "Json"},
              "plannedOn": {"value": "2035-11-20"}}}""";

    /** The two addresses of one API. */
    enum Mount {
        PROGRAMS("/engine-rest"), TASKLIST("/camunda/api/engine/engine/default");

        private final String root;

        Mount(String root) {
            this.root = root;
        }
    }

    @LocalServerPort
    private int port;
    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private WorkflowTestForms.Script script;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TestRegister register;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Timeline timeline;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private ObjectMapper json;

    private School school;
    private String teacher;
    private String colleague;
    private String stranger;
    private ProcessInstance instance;
    private Task describe;

    @BeforeEach
    void start() {
        school = register.school("Oakfield");
        School other = register.school("Elmbridge");
        teacher = account("Tess Teacher", Groups.school(school.key()));
        colleague = account("Cora Colleague", Groups.school(school.key()));
        stranger = account("Stan Stranger", Groups.school(other.key()));
        process.deployFor(String.valueOf(school.key()));
        process.grant();
        instance = process.start(Groups.school(school.key()), teacher);
        describe = process.task(instance, WorkflowTestProcess.DESCRIBE);
    }

    @AfterEach
    void remove() {
        script.reset();
        process.remove();
    }

    @ParameterizedTest
    @EnumSource
    void fillsTheFormFromOurRecordForWhoseTaskItIs(Mount mount) throws Exception {
        JsonNode variables = json.readTree(as(teacher, mount).get(formVariables(mount)).body());

        assertThat(variables.at("/title/value").asText()).isEqualTo("Last title");
        assertThat(variables.at("/people/type").asText()).isEqualTo("Json");
        assertThat(variables.at("/people/value").asText()).contains("carer", "senco");
        assertThat(variables.at("/sessions/type").asText()).isEqualTo("Integer");
        assertThat(variables.at("/more/value").asBoolean()).isTrue();
        assertThat(variables.at("/schoolName/value").asText()).isEqualTo("Oakfield");
        assertThat(variables.at("/caseLabel/value").asText()).isEqualTo("VS-000123");
        assertThat(List.of("schoolGroup", "teamGroup", "socialWorker", "schoolKey")).noneMatch(variables::has);
    }

    @ParameterizedTest
    @EnumSource
    void showsAReaderWhoseTaskItIsNotNothingOfTheRecord(Mount mount) throws Exception {
        String decide = mount.root + "/task/" + process.task(instance, WorkflowTestProcess.DECIDE).getId() + "/form-variables";
        script.refuse(colleague);

        assertThat(fieldsOf(as(colleague, mount).get(formVariables(mount)))).containsExactly("caseLabel");
        assertThat(fieldsOf(as(colleague, mount).get(decide))).containsExactly("caseLabel");
    }

    @Test
    void auditsEachOpeningOnceAMinute() {
        Caller program = as(teacher, Mount.PROGRAMS);
        clock.setTo(LocalDateTime.of(2035, 11, 5, 9, 0));
        program.get(formVariables(Mount.PROGRAMS));
        program.get(formVariables(Mount.PROGRAMS));

        assertThat(audited("task-form.read", describe.getId())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void namesEachFieldAndItsFault(Mount mount) throws Exception {
        String body = "{\"variables\": {\"notes\": {\"value\": \"x\"}, \"qualityRating\": {\"value\": \"green\"}}}";
        for (String way : List.of("/complete", "/submit-form")) {
            Caller.Answer answer = as(teacher, mount).json("POST", task(mount) + way, body);

            assertThat(answer.status()).isEqualTo(400);
            JsonNode refusal = json.readTree(answer.body());
            assertThat(refusal.path("message").asText()).startsWith("Title: Fill this in.")
                    .contains("Notes: Write at least 3 characters.", "qualityRating: This form has no such field.")
                    .doesNotContain(describe.getId(), "Cannot");
            assertThat(refusal.at("/faults/0/field").asText()).isEqualTo("title");
        }
        assertThat(process.task(instance, WorkflowTestProcess.DESCRIBE)).isNotNull();
        assertThat(runtime.getVariables(instance.getId())).doesNotContainKeys("qualityRating", "notes");
    }

    @ParameterizedTest
    @EnumSource
    void completesWithWhatTheFormAsksFor(Mount mount) {
        assertThat(as(teacher, mount).json("POST", task(mount) + "/submit-form", DESCRIPTION.formatted("Autumn")).toString())
                .isEqualTo("204 ");

        assertThat(script.taken()).hasSize(1);
        assertThat(script.taken().get(0).choices("people")).containsExactly("carer");
    }

    @ParameterizedTest
    @EnumSource
    void givesNoVariablesBackToWhoeverCompletes(Mount mount) {
        for (String way : List.of("/complete", "/submit-form")) {
            describe = process.task(process.start(Groups.school(school.key()), teacher), WorkflowTestProcess.DESCRIBE);
            Caller.Answer answer = as(teacher, mount).json("POST", task(mount) + way,
                    DESCRIPTION.formatted("Autumn").replaceFirst("\\{", "{\"withVariablesInReturn\": true, "));

            assertThat(answer.toString()).as(way).isEqualTo("200 {}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersForeignAndUnknownThingsTheSame(Mount mount) {
        Caller outsider = as(stranger, mount);
        for (String call : List.of("GET ", "GET /form", "GET /form-variables", "GET /deployed-form",
                "POST /complete {}", "POST /submit-form {\"variables\":{}}", "POST /claim {\"userId\":\"%s\"}".formatted(stranger))) {
            String[] parts = call.split(" ", 3);
            String body = parts.length > 2 ? parts[2] : null;
            Caller.Answer foreign = outsider.json(parts[0], task(mount) + parts[1], body);
            Caller.Answer unknown = outsider.json(parts[0], mount.root + "/task/" + UUID.randomUUID() + parts[1], body);

            assertThat(foreign.status()).as(call).isEqualTo(403);
            assertThat(unknown.status()).as(call).isEqualTo(403);
            assertThat(foreign.body()).as(call).isEqualTo(unknown.body()).doesNotContain("ENGINE", describe.getId());
        }
        assertThat(audited("engine.call", "POST " + task(mount) + "/complete")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoWasQuicker(Mount mount) {
        assertThat(complete(teacher, mount).status()).isEqualTo(204);
        assertThat(complete(colleague, mount).status()).isEqualTo(409);
        assertThat(complete(colleague, mount).body()).contains("This task has been done already");

        clock.setTo(LocalDateTime.of(2035, 11, 5, 14, 5));
        timeline.add(register.child(school, null, null).id(), null, "Described", describe.getId(), teacher);

        assertThat(complete(colleague, mount).body())
                .contains("This task has been done already (by Tess Teacher on 5 November at 14:05).");
        assertThat(complete(stranger, mount).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void saysInWordsThatAColleagueIsAtIt(Mount mount) {
        String mine = "{\"userId\":\"" + teacher + "\"}";
        assertThat(as(teacher, mount).json("POST", task(mount) + "/claim", mine).status()).isEqualTo(204);

        Caller.Answer answer = complete(colleague, mount);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This task is being worked on by someone else.");
    }

    @ParameterizedTest
    @EnumSource
    void givesAReferenceInsteadOfInternals(Mount mount) {
        script.whenTaken(task -> {
            throw new IllegalStateException("table pep_section at line 7");
        });

        Caller.Answer answer = complete(teacher, mount);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("the reference").doesNotContain("pep_section", "Exception", "org.");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatItFailedWhereTheEngineMissesSomethingOfItsOwn(Mount mount) {
        for (RuntimeException missing : List.of(new NotFoundException("no decision definition deployed with key 'pep-rating'"),
                new NullValueException("no decision definition"))) {
            script.whenTaken(task -> {
                throw missing;
            });

            Caller.Answer answer = complete(teacher, mount);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("Something went wrong, and nothing was changed", "the reference")
                    .doesNotContain("not yours", "no decision");
        }
    }

    private Caller.Answer complete(String userId, Mount mount) {
        return as(userId, mount).json("POST", task(mount) + "/complete", DESCRIPTION.formatted("Autumn"));
    }

    private String task(Mount mount) {
        return mount.root + "/task/" + describe.getId();
    }

    private String formVariables(Mount mount) {
        return task(mount) + "/form-variables?deserializeValues=false";
    }

    private List<String> fieldsOf(Caller.Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        List<String> names = new java.util.ArrayList<>();
        json.readTree(answer.body()).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private int audited(String action, String subject) {
        return jdbc.queryForObject("select count(*) from casework.audit_event where action = ? and subject = ?",
                Integer.class, action, subject);
    }

    private String account(String name, String group) {
        String userId = "workflow-" + TestRegister.number() + "@test.example";
        accounts.save(new UserAccount(userId, name, userId, Set.of(WorkflowTestProcess.ROLE, Role.DESIGNATED_TEACHER, group)));
        accounts.setPassword(userId, PASSWORD);
        return userId;
    }

    private Caller as(String userId, Mount mount) {
        if (mount == Mount.PROGRAMS) {
            return Caller.program(port, userId, PASSWORD);
        }
        Caller browser = Caller.browser(port);
        browser.logIn(userId, PASSWORD);
        browser.get("/camunda/api/engine/engine/");
        return browser;
    }
}
