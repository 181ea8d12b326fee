package org.virtualschool.workflow.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.engine.WorkRule;

/** What the caller may do with a task, asked of the very rules that would refuse it. */
@Component
class TaskRights {

    private final ProcessEngineConfigurationImpl engine;
    private final TaskService tasks;
    private final WorkRule rule;

    TaskRights(ProcessEngineConfigurationImpl engine, TaskService tasks, WorkRule rule) {
        this.engine = engine;
        this.tasks = tasks;
        this.rule = rule;
    }

    /**
     * What the caller may do now.
     *
     * @param claim    take it, because nobody has
     * @param unclaim  give it back to those who could take it
     * @param complete fill in its form and finish it
     * @param assign   hand it to somebody, change its dates
     * @param reason   why it is not theirs to complete, in a sentence; null if it is
     */
    record Rights(boolean claim, boolean unclaim, boolean complete, boolean assign, String reason) {
    }

    /** The rights of whoever the engine knows as caller; empty if they cannot even see such a task. */
    Optional<Rights> of(String taskId) {
        if (tasks.createTaskQuery().taskId(taskId).count() == 0) {
            return Optional.empty();
        }
        return engine.getCommandExecutorTxRequired().execute(context ->
                Optional.ofNullable(context.getTaskManager().findTaskById(taskId)).map(task -> rights(task, context)));
    }

    private Rights rights(TaskEntity task, CommandContext context) {
        Optional<String> noWork = refusal(task, context, CommandChecker::checkTaskWork);
        Optional<String> noAssigning = refusal(task, context, CommandChecker::checkTaskAssign);
        boolean mayWork = noWork.isEmpty();
        boolean taken = task.getAssignee() != null;
        return new Rights(mayWork && !taken, mayWork && taken && mayGiveBack(task, context.getAuthentication()), mayWork,
                noAssigning.isEmpty(), noWork.orElse(null));
    }

    private boolean mayGiveBack(TaskEntity task, Authentication person) {
        return rule.refusalToGiveBack(task, person.getUserId(), person.getGroupIds()).isEmpty();
    }

    private static Optional<String> refusal(TaskEntity task, CommandContext context,
                                            BiConsumer<CommandChecker, TaskEntity> check) {
        List<CommandChecker> checkers = context.getProcessEngineConfiguration().getCommandCheckers();
        try {
            checkers.forEach(checker -> check.accept(checker, task));
            return Optional.empty();
        } catch (AuthorizationException e) {
            return Optional.of(e.getMissingAuthorizations().isEmpty() ? e.getMessage() : EngineAnswers.NOT_FOR_YOU);
        } catch (ProcessEngineException e) {
            return Optional.of(EngineAnswers.NOT_FOR_YOU);
        }
    }
}
