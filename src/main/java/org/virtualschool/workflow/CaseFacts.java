package org.virtualschool.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What every process tells about its case for lists of tasks: how to recognise the child, and which child it is. */
@Component
class CaseFacts {

    private final ProcessEngineConfigurationImpl engine;

    CaseFacts(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** The tasks with the facts of their cases, in the same order; one query for all. The caller may read the tasks. */
    List<OpenTask> describe(List<? extends Task> tasks) {
        Map<String, Map<String, Object>> facts = facts(tasks.stream().map(Task::getProcessInstanceId).distinct().toList());
        return tasks.stream().map(task -> describe(task, facts.getOrDefault(task.getProcessInstanceId(), Map.of()))).toList();
    }

    private Map<String, Map<String, Object>> facts(Collection<String> instances) {
        Map<String, Map<String, Object>> facts = new HashMap<>();
        if (!instances.isEmpty()) {
            List<VariableInstance> found = engine.getCommandExecutorTxRequired().execute(context ->
                    context.runWithoutAuthorization(() -> engine.getRuntimeService().createVariableInstanceQuery()
                            .processInstanceIdIn(instances.toArray(String[]::new)).variableNameIn(CaseVariables.LABEL, CaseVariables.CHILD_ID).unlimitedList()));
            found.forEach(variable -> facts.computeIfAbsent(variable.getProcessInstanceId(), id -> new HashMap<>())
                    .put(variable.getName(), variable.getValue()));
        }
        return facts;
    }

    private static OpenTask describe(Task task, Map<String, Object> facts) {
        Object child = facts.get(CaseVariables.CHILD_ID);
        return new OpenTask(task.getId(), task.getName(), String.valueOf(facts.getOrDefault(CaseVariables.LABEL, "")),
                child == null ? null : UUID.fromString(child.toString()),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(), task.getAssignee(),
                processKey(task), task.getTaskDefinitionKey());
    }

    /** The engine's id of a process definition begins with its key. */
    private static String processKey(Task task) {
        return task instanceof TaskEntity entity && entity.getProcessDefinitionId() != null
                ? entity.getProcessDefinitionId().substring(0, entity.getProcessDefinitionId().indexOf(':')) : "";
    }
}
