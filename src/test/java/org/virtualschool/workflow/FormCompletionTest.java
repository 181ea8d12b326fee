package org.virtualschool.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

/** What becomes of answers on the real engine and database. */
@CaseworkTest
class FormCompletionTest {

    private static final String MARKER = "Zebulon";

    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private WorkflowTestForms.Script script;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FormService forms;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private ManagementService management;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcTemplate jdbc;

    private ProcessInstance instance;

    @BeforeEach
    void start() {
        process.deploy();
        instance = process.start("school-test", "sw-test");
    }

    @AfterEach
    void remove() {
        script.reset();
        process.remove();
    }

    @Test
    void handsTheAnswersToTheFeatureAndKeepsNothingOfThemInTheEngine() {
        String longText = MARKER + " " + "lorem ipsum ".repeat(1500);

        tasks.complete(describe().getId(), WorkflowTestProcess.description("notes", longText, "title", MARKER));
        forms.submitTaskForm(decide().getId(), Map.of("route", "check", "remark", MARKER));

        assertThat(script.taken()).hasSize(2);
        assertThat(script.taken().get(0).text("notes")).isEqualTo(longText.strip());
        assertThat(runtime.getVariables(instance.getId())).containsOnlyKeys("schoolGroup", "teamGroup", "socialWorker",
                "caseLabel", "schoolKey", "route");
        assertThat(engineColumnsHolding(MARKER)).isEmpty();
        assertThat(process.task(instance, WorkflowTestProcess.CHECK)).isNotNull();
    }

    @Test
    void refusesToOverwriteWhatTheProcessKnows() {
        assertRefused(describe(), WorkflowTestProcess.description("socialWorker", "sw-other", "caseLabel", "x", "added", 1),
                "added: This form has no such field.\ncaseLabel: This form has no such field.\n"
                        + "socialWorker: This form has no such field.");

        assertThat(runtime.getVariables(instance.getId())).containsEntry("socialWorker", "sw-test")
                .containsEntry("caseLabel", "VS-000123").doesNotContainKeys("added", "title");
    }

    @Test
    void refusesIncompleteAnswersWhicheverWayTheyCome() {
        assertRefused(decide(), Map.of(), "How does it go on? Choose one.");
        assertThatThrownBy(() -> forms.submitTaskForm(decide().getId(), Map.of()))
                .isInstanceOf(FormFieldValidationException.class).hasMessage("How does it go on? Choose one.");
        assertThatThrownBy(() -> tasks.completeWithVariablesInReturn(decide().getId(), null, false))
                .isInstanceOf(FormFieldValidationException.class);
        assertThatThrownBy(() -> forms.submitTaskFormWithVariablesInReturn(decide().getId(), Map.of("route", "x"), false))
                .isInstanceOf(FormFieldValidationException.class);
        assertThat(script.taken()).isEmpty();
    }

    @Test
    void namesAFaultTheFeatureFindsByWhatThePersonReads() {
        assertRefused(describe(), WorkflowTestProcess.description("title", "bad"), "Title: Choose a better one.");
        assertThat(recorded()).isZero();
    }

    @Test
    void rollsTheRecordBackWithTheEngine() {
        script.whenTaken(task -> {
            throw new IllegalStateException("The power went off");
        });

        assertThatThrownBy(() -> tasks.complete(describe().getId(), WorkflowTestProcess.description()))
                .hasMessage("The power went off");

        assertThat(describe()).isNotNull();
        assertThat(recorded()).isZero();
    }

    @Test
    void rollsTheRecordBackWhenTheEngineCannotGoOn() {
        tasks.complete(describe().getId(), WorkflowTestProcess.description());
        script.whenTaken(task -> runtime.removeVariable(instance.getId(), "schoolGroup"));

        assertThatThrownBy(() -> tasks.complete(decide().getId(), Map.of("route", "check"))).hasMessageContaining("schoolGroup");

        assertThat(decide()).isNotNull();
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void tellsOneTimeWithTheApplication() {
        LocalDateTime begun = LocalDateTime.of(2035, 11, 5, 10, 0);
        clock.setTo(begun);
        tasks.complete(describe().getId(), WorkflowTestProcess.description());
        tasks.complete(decide().getId(), Map.of("route", "check"));
        assertThat(process.task(instance, WorkflowTestProcess.CHECK).getCreateTime()).isEqualTo(Date.from(clock.instant()));

        clock.advance(Duration.ofDays(3).minusMinutes(1));
        assertThat(dueTimers()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(dueTimers()).isEqualTo(1);
    }

    @Test
    void refusesADateThatHasPassedByTheApplicationsClock() {
        clock.setTo(LocalDateTime.of(2035, 11, 21, 0, 30));

        assertRefused(describe(), WorkflowTestProcess.description("plannedOn", "2035-11-20"),
                "Planned date: Enter today's date or a later one.");
    }

    @Test
    void keepsHistoryWithoutValues() {
        tasks.complete(describe().getId(), WorkflowTestProcess.description());

        assertThat(history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).finished().count()).isEqualTo(1);
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).count()).isGreaterThan(2);
        assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(history.createHistoricDetailQuery().count()).isZero();
        assertThat(history.createHistoricDecisionInstanceQuery().count()).isZero();
    }

    @Test
    void deploysUnderNamesThatDoNotDependOnWhereTheApplicationStands() {
        String deployment = repository.createDeploymentQuery().deploymentName("casework").list().get(0).getId();

        assertThat(repository.getDeploymentResourceNames(deployment))
                .contains("processes/pep/pep-review.bpmn", "forms/pep/pep-initiate.form")
                .allMatch(name -> name.startsWith("processes/") || name.startsWith("forms/"));
    }

    private void assertRefused(Task task, Map<String, Object> answers, String message) {
        assertThatThrownBy(() -> tasks.complete(task.getId(), answers))
                .isInstanceOf(FormFieldValidationException.class).hasMessage(message);
        assertThat(process.task(instance, task.getTaskDefinitionKey())).isNotNull();
    }

    private Task describe() {
        return process.task(instance, WorkflowTestProcess.DESCRIBE);
    }

    private Task decide() {
        return process.task(instance, WorkflowTestProcess.DECIDE);
    }

    private long dueTimers() {
        return management.createJobQuery().processInstanceId(instance.getId()).executable().count();
    }

    private int recorded() {
        return jdbc.queryForObject("select count(*) from casework.audit_event where subject like ?", Integer.class,
                instance.getBusinessKey() + "%");
    }

    /** Every column of the engine in which the text stands, as text or as bytes. */
    private List<String> engineColumnsHolding(String text) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : jdbc.queryForList("""
                select table_name, column_name, data_type from information_schema.columns
                where table_schema = 'public' and table_name like 'act_%'
                  and data_type in ('character varying', 'text', 'bytea')""")) {
            String name = (String) column.get("column_name");
            String asText = column.get("data_type").equals("bytea") ? "encode(" + name + ", 'escape')" : name;
            Integer rows = jdbc.queryForObject("select count(*) from " + column.get("table_name") + " where " + asText
                    + " like ?", Integer.class, "%" + text + "%");
            if (rows > 0) {
                found.add(column.get("table_name") + "." + name);
            }
        }
        return found;
    }
}
