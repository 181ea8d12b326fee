package org.virtualschool.workflow.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.draft.TaskDrafts;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.DraftCheck;
import org.virtualschool.workflow.form.FormSchema;

/** Keeps drafts in one transaction, during which nothing ends the task or gives it to somebody else. */
@Component
public class DraftKeeping {

    private final ProcessEngineConfigurationImpl engine;
    private final WorkRule rule;
    private final DeployedForms forms;
    private final TaskDrafts drafts;

    DraftKeeping(ProcessEngineConfigurationImpl engine, WorkRule rule, DeployedForms forms, TaskDrafts drafts) {
        this.engine = engine;
        this.rule = rule;
        this.forms = forms;
        this.drafts = drafts;
    }

    /** What the person has answered so far. */
    @FunctionalInterface
    public interface Answers {

        /** The answers by field key; a null is an answer taken away. */
        Map<String, Object> of(FormSchema form, TaskEntity task, CommandContext context);
    }

    /**
     * Keeps the answers in place of what the person kept before.
     *
     * @return false if there is no such open task, or it has no form
     * @throws AuthorizationException with the reason if they cannot work on the task now
     * @throws FieldFaultsException   if the answers hold what cannot be stored
     */
    public boolean keep(String taskId, Authentication person, Answers answers) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            drafts.hold(taskId);
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            Optional<FormSchema> form = task == null ? Optional.empty() : forms.of(task, context);
            form.ifPresent(schema -> {
                rule.refusalToWork(task, person.getUserId(), person.getGroupIds()).ifPresent(reason -> {
                    throw new AuthorizationException(reason);
                });
                Map<String, Object> kept = answers.of(schema, task, context);
                DraftCheck.check(schema, kept);
                drafts.save(taskId, person.getUserId(), kept);
            });
            return form.isPresent();
        });
    }
}
