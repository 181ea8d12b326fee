package org.virtualschool.workflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.TaskForm;
import org.virtualschool.workflow.form.FormSchema;
import org.virtualschool.workflow.form.TaskForms;

/** What our own side knows before anybody has answered a task's form. Inside an engine command only. */
@Component
public class KnownValues {

    private final TaskForms taskForms;

    KnownValues(TaskForms taskForms) {
        this.taskForms = taskForms;
    }

    /** The variables of the task that its form mentions, and what the feature reads from our record, which goes first. */
    public Map<String, Object> of(TaskEntity task, FormSchema form, String userId, CommandContext context) {
        return context.runWithoutAuthorization(() -> {
            Map<String, Object> known = new HashMap<>();
            task.getVariables().forEach((name, value) -> {
                if (form.mentions(name)) {
                    known.put(name, value);
                }
            });
            beanOf(task).ifPresent(bean -> known.putAll(bean.prefill(WorkRule.caseOf(task, userId))));
            return known;
        });
    }

    /** The bean behind the form of the task. */
    TaskForm formOf(TaskEntity task) {
        return beanOf(task).orElseThrow(() -> new IllegalStateException("No TaskForm bean for "
                + task.getTaskDefinitionKey() + " of " + WorkRule.processKeyOf(task)));
    }

    private Optional<TaskForm> beanOf(TaskEntity task) {
        return taskForms.of(WorkRule.processKeyOf(task), task.getTaskDefinitionKey());
    }
}
