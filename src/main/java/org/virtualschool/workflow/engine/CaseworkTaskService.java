package org.virtualschool.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The engine's task service, with completion by form, and with the ways around it closed to people. */
final class CaseworkTaskService extends TaskServiceImpl {

    private static final String BY_FORM_ONLY = "A task is completed with its form.";

    private final transient FormCompletion forms;
    private final transient HandOvers handOvers;

    CaseworkTaskService(FormCompletion forms, HandOvers handOvers) {
        this.forms = forms;
        this.handOvers = handOvers;
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        commandExecutor.execute(new CompleteByForm(taskId, variables));
    }

    /** Gives nothing back: the variables of a case are no business of those who work on its tasks. */
    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables,
                                                     boolean deserializeValues) {
        complete(taskId, variables);
        return Variables.createVariables();
    }

    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(new Claim(taskId, userId));
    }

    /** Taking the assignee away gives the task back to its candidates, for which the right to work on it is enough. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId == null) {
            claim(taskId, null);
        } else {
            commandExecutor.execute(new Assign(taskId, userId));
        }
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        refusePersons("A task is handed over by assigning it, not by delegating it.");
        super.delegateTask(taskId, userId);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        refusePersons(BY_FORM_ONLY);
        super.resolveTask(taskId, variables);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        refusePersons(BY_FORM_ONLY);
        super.handleBpmnError(taskId, errorCode, errorMessage, variables);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        refusePersons(BY_FORM_ONLY);
        super.handleEscalation(taskId, escalationCode, variables);
    }

    private void refusePersons(String reason) {
        commandExecutor.execute(context -> {
            if (Caller.person(context).isPresent()) {
                throw new AuthorizationException(reason);
            }
            return null;
        });
    }

    /** Hands the answers to the form and only the routing facts to the engine. May run again after a conflict. */
    private final class CompleteByForm extends CompleteTaskCmd {

        private final transient Map<String, Object> submitted;

        CompleteByForm(String taskId, Map<String, Object> submitted) {
            super(taskId, null);
            this.submitted = submitted;
        }

        @Override
        protected void checkCompleteTask(TaskEntity task, CommandContext context) {
            super.checkCompleteTask(task, context);
            variables = forms.take(task, submitted, context);
        }
    }

    /** A person gives a task only to somebody whose work it is. */
    private final class Assign extends AssignTaskCmd {

        Assign(String taskId, String userId) {
            super(taskId, userId);
        }

        @Override
        protected void checkTaskAgainstContext(TaskEntity task, CommandContext context) {
            super.checkTaskAgainstContext(task, context);
            Caller.person(context).ifPresent(giver -> handOvers.checkReceiver(task, userId, giver, context));
        }

        @Override
        protected void executeSetOperation(TaskEntity task, Integer value) {
            String before = task.getAssignee();
            super.executeSetOperation(task, value);
            Caller.person(Context.getCommandContext()).filter(giver -> !userId.equals(before))
                    .ifPresent(giver -> handOvers.note(task, before, giver.userId()));
        }
    }

    /** A person claims for themselves, and gives back only what somebody else could take. */
    private final class Claim extends ClaimTaskCmd {

        Claim(String taskId, String userId) {
            super(taskId, userId);
        }

        @Override
        public Void execute(CommandContext context) {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            String before = task == null ? null : task.getAssignee();
            super.execute(context);
            Caller.person(context).filter(caller -> userId == null && caller.userId().equals(before))
                    .ifPresent(caller -> handOvers.backToOwner(task, before, context));
            return null;
        }

        @Override
        protected void checkClaimTask(TaskEntity task, CommandContext context) {
            super.checkClaimTask(task, context);
            Caller.person(context).ifPresent(caller -> {
                if (userId != null && !userId.equals(caller.userId())) {
                    throw new AuthorizationException("You can claim a task for yourself only.");
                }
                if (userId == null) {
                    handOvers.checkGivingBack(task, caller);
                }
            });
        }
    }
}
