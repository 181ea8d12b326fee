package org.virtualschool.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.engine.WorkRule;

/** Whose a task is. Being able to read a task does not make it one's work. */
@Component
public class TaskWorkers {

    private static final String NO_SUCH_TASK = "There is no such task or case for you.";

    private final ProcessEngineConfigurationImpl engine;
    private final WorkRule rule;

    TaskWorkers(ProcessEngineConfigurationImpl engine, WorkRule rule) {
        this.engine = engine;
        this.rule = rule;
    }

    /** Whether the person may complete the task now: its assignee, or a candidate while nobody has claimed it. */
    public boolean mayWork(String taskId, String userId, List<String> groups) {
        return refusal(taskId, userId, groups).isEmpty();
    }

    /** Why the person may not complete the task now, in a sentence they can read; empty if they may. */
    public Optional<String> refusal(String taskId, String userId, List<String> groups) {
        return onTask(taskId, task -> rule.refusalToWork(task, userId, groups), Optional.of(NO_SUCH_TASK));
    }

    /**
     * Whether the task is the person's or their group's, claimed by a colleague or not, and no feature refuses them:
     * who may see what its form shows beforehand.
     */
    public boolean concerns(String taskId, String userId, List<String> groups) {
        return onTask(taskId, task -> rule.concerns(task, userId, groups), false);
    }

    private <T> T onTask(String taskId, Function<TaskEntity, T> question, T whenUnknown) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task == null ? whenUnknown : context.runWithoutAuthorization(() -> question.apply(task));
        });
    }
}
