package org.virtualschool.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's form service: to submit a task's form is to complete the task, with the same checks. */
final class CaseworkFormService extends FormServiceImpl {

    private final transient TaskService tasks;

    CaseworkFormService(TaskService tasks) {
        this.tasks = tasks;
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
