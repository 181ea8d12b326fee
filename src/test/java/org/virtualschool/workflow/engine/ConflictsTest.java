package org.virtualschool.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.workflow.WorkflowTestProcess;

/** A case that ends while somebody reads it: what the engine says to that is no fault of ours, and no fault of theirs. */
@CaseworkTest
class ConflictsTest {

    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private ProcessInstance instance;

    @BeforeEach
    void start() {
        process.deploy();
        instance = process.start("school-test", "sw-test");
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void aCaseThatEndsBetweenTwoStepsOfReadingIsAConflict() {
        String taskId = process.task(instance, WorkflowTestProcess.DESCRIBE).getId();
        Command<Object> read = context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            task.getExecution();
            CompletableFuture.runAsync(() -> runtime.deleteProcessInstance(instance.getId(), "ended by somebody else")).join();
            return task.getVariables();
        };

        Throwable failure = catchThrowable(() -> engine.getCommandExecutorTxRequired().execute(read));

        assertThat(failure).isNotNull();
        assertThat(Conflicts.isConflict(failure)).as("%s", failure).isTrue();
    }

    @Test
    void whateverElseIsMissingIsNone() {
        assertThat(Conflicts.isConflict(new NullPointerException("something of ours"))).isFalse();
        assertThat(Conflicts.isConflict(new NullValueException("Cannot find task with id 1"))).isFalse();
    }
}
