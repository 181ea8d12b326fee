package org.virtualschool.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's form service: to submit a task's form is to complete the task, with the same checks; to submit a start form is to ask
 * the feature to begin a case.
 */
final class CaseworkFormService extends FormServiceImpl {

    private final transient TaskService tasks;
    private final transient FormStart starts;

    CaseworkFormService(TaskService tasks, FormStart starts) {
        this.tasks = tasks;
        this.starts = starts;
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        return commandExecutor.execute(context -> starts.start(processDefinitionId, properties, context));
    }

    /** A case has a key of its own: one that comes with the form says nothing. */
    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, properties);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        tasks.complete(taskId, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties,
                                                           boolean deserializeValues) {
        return tasks.completeWithVariablesInReturn(taskId, properties, deserializeValues);
    }
}
