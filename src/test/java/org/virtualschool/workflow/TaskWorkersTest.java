package org.virtualschool.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.testing.CaseworkTest;

/** Readable is not workable: who may claim and complete what. */
@CaseworkTest
class TaskWorkersTest {

    private static final List<String> SCHOOL = List.of(WorkflowTestProcess.ROLE, "school-test");
    private static final List<String> TEAM = List.of(WorkflowTestProcess.WIDE_ROLE, "team-test");
    private static final List<String> OTHERS = List.of(WorkflowTestProcess.ROLE, WorkflowTestProcess.WIDE_ROLE, "school-other");

    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private WorkflowTestForms.Script script;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FormService forms;
    @Autowired
    private TaskWorkers workers;
    @Autowired
    private SystemWork systemWork;

    private Task describe;
    private Task decide;

    @BeforeEach
    void start() {
        process.deploy();
        process.grant();
        process.grantTooMuch();
        ProcessInstance instance = process.start("school-test", "sw-test");
        describe = process.task(instance, WorkflowTestProcess.DESCRIBE);
        decide = process.task(instance, WorkflowTestProcess.DECIDE);
    }

    @AfterEach
    void remove() {
        script.reset();
        process.remove();
    }

    @Test
    void letsACandidateClaimAndComplete() {
        as("dt-one", SCHOOL, () -> {
            tasks.claim(describe.getId(), "dt-one");
            tasks.complete(describe.getId(), WorkflowTestProcess.description());
        });

        assertThat(script.taken()).hasSize(1);
    }

    @Test
    void refusesWhoeverCanReadTheTaskButIsNoCandidate() {
        as("dt-two", OTHERS, () -> {
            refused("it is not yours to work on", () -> tasks.claim(describe.getId(), "dt-two"));
            refused("it is not yours to work on", () -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));
            refused("it is not yours to work on", () -> forms.submitTaskForm(describe.getId(), WorkflowTestProcess.description()));
            refused("it is not yours to work on", () -> tasks.setAssignee(describe.getId(), "dt-two"));
            TaskFormData readable = forms.getTaskFormData(describe.getId());
            assertThat(readable.getCamundaFormRef().getKey()).isEqualTo("workflow-test-describe");
        });

        assertThat(script.taken()).isEmpty();
    }

    @Test
    void refusesAColleaguesTaskOnceClaimed() {
        as("dt-one", SCHOOL, () -> tasks.claim(describe.getId(), "dt-one"));

        as("dt-three", SCHOOL, () -> {
            refused("someone else", () -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));
            refused("someone else", () -> tasks.setAssignee(describe.getId(), null));
        });
        assertThat(workers.refusal(describe.getId(), "dt-three", SCHOOL)).hasValueSatisfying(
                reason -> assertThat(reason).contains("someone else"));
        assertThat(workers.concerns(describe.getId(), "dt-three", SCHOOL)).isTrue();
    }

    @Test
    void letsNobodyClaimForAnother() {
        as("dt-one", SCHOOL, () -> refused("for yourself only", () -> tasks.claim(describe.getId(), "dt-three")));
    }

    @Test
    void givesATaskBackOnlyWhereSomebodyElseCouldTakeIt() {
        as("dt-one", SCHOOL, () -> {
            tasks.claim(describe.getId(), "dt-one");
            tasks.setAssignee(describe.getId(), null);
        });
        assertThat(assigneeOf(describe)).isNull();

        tasks.deleteCandidateGroup(decide.getId(), "team-test");
        as("sw-test", List.of(WorkflowTestProcess.ROLE), () -> refused("Nobody else", () -> tasks.setAssignee(decide.getId(), null)));
        assertThat(assigneeOf(decide)).isEqualTo("sw-test");
    }

    @Test
    void letsTheTeamTakeOverWhatIsAssignedToAMember() {
        as("swm-test", TEAM, () -> {
            refused("someone else", () -> tasks.complete(decide.getId(), Map.of("route", "end")));
            tasks.setAssignee(decide.getId(), "swm-test");
            tasks.complete(decide.getId(), Map.of("route", "end"));
        });

        assertThat(script.taken()).hasSize(1);
    }

    @Test
    void letsTheFeatureRefuseACandidateInWords() {
        script.refuse("dt-one");

        as("dt-one", SCHOOL, () -> {
            refused("You rated this yourself", () -> tasks.claim(describe.getId(), "dt-one"));
            refused("You rated this yourself", () -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));
        });
        assertThat(workers.concerns(describe.getId(), "dt-one", SCHOOL)).isFalse();
        assertThat(workers.mayWork(describe.getId(), "dt-three", SCHOOL)).isTrue();
    }

    @Test
    void closesEveryWayAroundTheForm() {
        as("dt-one", List.of(WorkflowTestProcess.WIDE_ROLE, "school-test"), () -> {
            refused("with its form", () -> tasks.resolveTask(describe.getId(), Map.of("route", "end")));
            refused("with its form", () -> tasks.handleBpmnError(describe.getId(), "x", "x", Map.of("route", "end")));
            refused("with its form", () -> tasks.handleEscalation(describe.getId(), "x", Map.of("route", "end")));
            refused("not by delegating it", () -> tasks.delegateTask(describe.getId(), "dt-two"));
        });
        as("dt-two", List.of(WorkflowTestProcess.WIDE_ROLE), () ->
                refused("not yours", () -> tasks.setVariable(describe.getId(), "route", "end")));
    }

    @Test
    void asksNothingOfTheApplicationsOwnWork() {
        as("coordinator-test", List.of("workflow-test-nothing"), () -> systemWork.run(() ->
                assertThatCode(() -> tasks.setAssignee(decide.getId(), "sw-new")).doesNotThrowAnyException()));

        assertThat(assigneeOf(decide)).isEqualTo("sw-new");
    }

    @Test
    void knowsNothingOfATaskThatIsNotThere() {
        assertThat(workers.mayWork("no-such-task", "dt-one", SCHOOL)).isFalse();
        assertThat(workers.concerns("no-such-task", "dt-one", SCHOOL)).isFalse();
    }

    private void as(String userId, List<String> groups, Runnable work) {
        process.as(userId, groups, work);
    }

    private static void refused(String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AuthorizationException.class).hasMessageContaining(words);
    }

    private String assigneeOf(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }
}
