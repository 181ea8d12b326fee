package org.virtualschool.workflow.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The forms deployed with the models, read once each: a deployed version never changes. */
@Component
public class DeployedForms {

    private final FormSchemaReader reader = new FormSchemaReader();
    private final Map<String, FormSchema> byId = new ConcurrentHashMap<>();

    /** The form of a task, by the task's own binding; empty if its model names none. Inside an engine command only. */
    public Optional<FormSchema> of(TaskEntity task, CommandContext context) {
        FormData data = task.getTaskDefinition() == null ? null
                : task.getTaskDefinition().getTaskFormHandler().createTaskForm(task);
        return data == null || data.getCamundaFormRef() == null ? Optional.empty()
                : Optional.of(of(data.getCamundaFormRef(), data.getDeploymentId(), context));
    }

    /**
     * A form by reference. Inside an engine command only.
     *
     * @throws UnsupportedFormException if there is none or it holds what the server could not check
     */
    public FormSchema of(CamundaFormRef ref, String deploymentId, CommandContext context) {
        CamundaFormDefinition definition = context.runWithoutAuthorization(
                new GetCamundaFormDefinitionCmd(ref, deploymentId));
        if (definition == null) {
            throw new UnsupportedFormException("it is not deployed");
        }
        return byId.computeIfAbsent(definition.getId(), id -> read(definition, context));
    }

    private FormSchema read(CamundaFormDefinition definition, CommandContext context) {
        try (InputStream form = context.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return reader.read(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
