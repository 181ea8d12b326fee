package org.virtualschool.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.EnsureUtil;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The engine's form service, with submission by form. */
final class CaseworkFormService extends FormServiceImpl {

    private final transient FormCompletion forms;

    CaseworkFormService(FormCompletion forms) {
        this.forms = forms;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        commandExecutor.execute(new SubmitByForm(taskId, properties, false, false));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties,
                                                           boolean deserializeValues) {
        return commandExecutor.execute(new SubmitByForm(taskId, properties, true, deserializeValues));
    }

    /** Hands the answers to the form and only the routing facts to the engine. May run again after a conflict. */
    private final class SubmitByForm extends SubmitTaskFormCmd {

        private final transient Map<String, Object> submitted;

        SubmitByForm(String taskId, Map<String, Object> submitted, boolean returnVariables, boolean deserialize) {
            super(taskId, null, returnVariables, deserialize);
            this.submitted = submitted;
        }

        @Override
        public VariableMap execute(CommandContext context) {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            EnsureUtil.ensureNotNull("Cannot find task with id " + taskId, "task", task);
            for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkTaskWork(task);
            }
            if (task.getDelegationState() == DelegationState.PENDING) {
                throw new AuthorizationException("This task was delegated and cannot be completed.");
            }
            properties = Variables.fromMap(forms.take(task, submitted, context));
            return super.execute(context);
        }
    }
}
