package org.virtualschool.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.workflow.draft.TaskDrafts;
import org.virtualschool.workflow.engine.DraftKeeping;
import org.virtualschool.workflow.engine.HandOvers;
import org.virtualschool.workflow.engine.KnownValues;
import org.virtualschool.workflow.engine.WorkRule;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.rest.TasksDone;

/** What our pages do with a task: when somebody else is at it in the same moment, and which tasks they list. */
@CaseworkTest
class TaskDeskTest {

    private static final List<String> SCHOOL = List.of(WorkflowTestProcess.ROLE, "school-test");

    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private WorkflowTestForms.Script script;
    @Autowired
    private ProcessEngineConfigurationImpl engine;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private IdentityService identity;
    @Autowired
    private DeployedForms forms;
    @Autowired
    private KnownValues known;
    @Autowired
    private WorkRule rule;
    @Autowired
    private CaseFacts cases;
    @Autowired
    private TasksDone done;
    @Autowired
    private TaskDrafts drafts;
    @Autowired
    private DraftKeeping keeping;
    @Autowired
    private HandOvers handOvers;
    @Autowired
    private TaskDesk desk;
    @Autowired
    private Worklist worklist;
    @Autowired
    private SystemWork systemWork;

    private Task describe;

    @BeforeEach
    void start() {
        process.deploy();
        process.grant();
        describe = process.task(process.start("school-test", "sw-test"), WorkflowTestProcess.DESCRIBE);
    }

    @AfterEach
    void remove() {
        script.reset();
        process.remove();
    }

    @Test
    void aTaskThatEndsBetweenTwoLooksAtItIsDoneAlready() {
        TaskDesk lookedTwice = new TaskDesk(engine, endingAfterOneLook(), identity, forms, known, rule, cases, done, drafts,
                keeping, handOvers);

        process.as("dt-one", SCHOOL, () -> assertThatThrownBy(() -> lookedTwice.complete(describe.getId(), TypedAnswers.NONE))
                .isInstanceOf(TaskDoneException.class).hasMessageContaining("This task has been done already"));
    }

    @Test
    void aTaskThatEndsBeforeItsFormIsReadIsDoneAlready() {
        process.as("dt-one", SCHOOL, () -> {
            OpenTask found = desk.task(describe.getId());
            systemWork.run(() -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));

            assertThatThrownBy(() -> desk.open(found, TypedAnswers.NONE)).isInstanceOf(TaskDoneException.class)
                    .hasMessageContaining("This task has been done already");
        });
    }

    @Test
    void conflictsThatDoNotEndAreToldInWords() {
        script.whenTaken(task -> {
            throw new CannotAcquireLockException("deadlock detected");
        });
        TypedAnswers answers = new TypedAnswers(Set.of(), Map.of("title", List.of("Autumn"), "notes", List.of("All well"),
                "told", List.of("true"), "kind", List.of("plain"), "plannedOn", List.of("2035-11-20")));

        process.as("dt-one", SCHOOL, () -> assertThatThrownBy(() -> desk.complete(describe.getId(), answers))
                .isInstanceOf(TaskConflictException.class).hasMessageContaining("Nothing was done. Try again."));
    }

    @Test
    void whoIsExcludedFromAChildStillSeesTheTasksOfNoSingleChild() {
        UUID closed = UUID.randomUUID();
        ProcessInstance ofTheChild = process.start("school-test", "sw-test");
        runtime.setVariable(ofTheChild.getId(), CaseVariables.CHILD_ID, closed.toString());
        ProcessInstance ofAnother = process.start("school-test", "sw-test");
        runtime.setVariable(ofAnother.getId(), CaseVariables.CHILD_ID, UUID.randomUUID().toString());

        process.as("dt-one", SCHOOL, () -> {
            assertThat(worklist.list(Set.of(closed), 0, 25)).extracting(OpenTask::id).containsExactlyInAnyOrder(describe.getId(),
                    idOf(ofAnother));
            assertThat(worklist.count(Set.of(closed))).isEqualTo(2);
            assertThat(worklist.list(Set.of(closed), 1, 1)).hasSize(1);
            assertThat(worklist.count(Set.of())).isEqualTo(3);
        });
    }

    private String idOf(ProcessInstance instance) {
        return systemWork.call(() -> process.task(instance, WorkflowTestProcess.DESCRIBE)).getId();
    }

    /** Somebody else completes the task right after it has been found. */
    private TaskService endingAfterOneLook() {
        return proxy(TaskService.class, (self, method, arguments) -> {
            Object result = invoke(tasks, method, arguments);
            return result instanceof TaskQuery query ? endingWhenFound(query) : result;
        });
    }

    private TaskQuery endingWhenFound(TaskQuery query) {
        return proxy(TaskQuery.class, (self, method, arguments) -> {
            Object result = invoke(query, method, arguments);
            if (result instanceof Task found) {
                systemWork.run(() -> tasks.complete(found.getId(), WorkflowTestProcess.description()));
            }
            return result instanceof TaskQuery ? self : result;
        });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
