package org.virtualschool.workflow.engine;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Adds the {@link WorkRule} to the engine's permissions for what a person asks. A checker acts before anything happens,
 * and its refusal reaches the REST API as 403 with its words; a listener's would arrive wrapped, as 500.
 */
final class WorkersOnly extends AuthorizationCommandChecker {

    private static final String BY_FORM_ONLY = "A case is started with its form.";

    private final WorkRule rule;

    WorkersOnly(WorkRule rule) {
        this.rule = rule;
    }

    /** Claim, complete, submit, resolve, error, escalation. */
    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        refuse(caller -> rule.refusalToWork(task, caller.userId(), caller.groups()));
    }

    /** Assign, candidates, due date, name: for holders of TASK_ASSIGN whose task it is too. */
    @Override
    public void checkTaskAssign(TaskEntity task) {
        super.checkTaskAssign(task);
        refuse(caller -> rule.refusalToAssign(task, caller.userId(), caller.groups()));
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        super.checkUpdateTaskVariable(task);
        refuse(caller -> rule.refusalToWork(task, caller.userId(), caller.groups()));
    }

    /** Whoever holds the right to start a process does so with its form, which leaves the start itself to the feature. */
    @Override
    public void checkCreateProcessInstance(ProcessDefinition definition) {
        super.checkCreateProcessInstance(definition);
        refuse(caller -> Optional.of(BY_FORM_ONLY));
    }

    private static void refuse(Function<Caller, Optional<String>> refusal) {
        Caller.person(Context.getCommandContext()).flatMap(refusal).ifPresent(reason -> {
            throw new AuthorizationException(reason);
        });
    }
}
