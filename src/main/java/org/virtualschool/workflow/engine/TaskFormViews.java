package org.virtualschool.workflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.CaseVariables;
import org.virtualschool.workflow.draft.TaskDrafts;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.FormSchema;

/** What somebody who opens the form of a task may see in it beforehand. */
@Component
public class TaskFormViews {

    private final ProcessEngineConfigurationImpl engine;
    private final WorkRule rule;
    private final DeployedForms deployedForms;
    private final KnownValues known;
    private final TaskDrafts drafts;

    TaskFormViews(ProcessEngineConfigurationImpl engine, WorkRule rule, DeployedForms deployedForms, KnownValues known,
                  TaskDrafts drafts) {
        this.engine = engine;
        this.rule = rule;
        this.deployedForms = deployedForms;
        this.known = known;
        this.drafts = drafts;
    }

    /**
     * What the form of a task shows to one person.
     *
     * @param form    as deployed
     * @param values  from our record and the person's draft, by name; empty unless the task is theirs or their group's
     * @param theirs  whether it is
     * @param childId whom the case is about; null if the process does not say
     */
    public record View(FormSchema form, Map<String, Object> values, boolean theirs, UUID childId) {
    }

    /** What the form shows to the person; empty if there is no such task or it has no form. */
    public Optional<View> of(String taskId, Authentication person) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task == null ? Optional.empty()
                    : deployedForms.of(task, context).map(form -> view(task, form, person, context));
        }));
    }

    private View view(TaskEntity task, FormSchema form, Authentication person, CommandContext context) {
        Object child = task.getVariable(CaseVariables.CHILD_ID);
        UUID childId = child == null ? null : UUID.fromString(child.toString());
        if (!rule.concerns(task, person.getUserId(), person.getGroupIds())) {
            return new View(form, Map.of(), false, childId);
        }
        Map<String, Object> values = new HashMap<>(known.of(task, form, person.getUserId(), context));
        values.putAll(drafts.find(task.getId(), person.getUserId()));
        return new View(form, values, true, childId);
    }
}
