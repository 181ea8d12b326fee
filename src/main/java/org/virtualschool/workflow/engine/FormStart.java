package org.virtualschool.workflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Refusal;
import org.virtualschool.workflow.StartForm;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.FormCheck;
import org.virtualschool.workflow.form.FormFeel;
import org.virtualschool.workflow.form.FormSchema;

/**
 * Starts a process by its form: checks what was submitted against the deployed form and hands it to the feature, which makes its
 * record and starts the instance itself. The engine is given none of it.
 */
@Component
class FormStart {

    private static final String FORM_HAS_CHANGED = "This form has changed since you opened it. Open it again.";

    private final ObjectProvider<StartForm> startForms;
    private final DeployedForms deployedForms;
    private final CivilTime time;
    private final FormCheck check = new FormCheck();

    FormStart(ObjectProvider<StartForm> startForms, DeployedForms deployedForms, CivilTime time) {
        this.startForms = startForms;
        this.deployedForms = deployedForms;
        this.time = time;
    }

    /**
     * Starts a case, in the transaction of the command.
     *
     * @param submitted by name, as the caller sent it; may be null
     * @throws AuthorizationException       if the caller may not start it, there is no such process, or none that is started by form
     * @throws FormFieldValidationException naming every field with its fault
     */
    ProcessInstance start(String definitionId, Map<String, Object> submitted, CommandContext context) {
        ProcessDefinitionEntity definition = find(definitionId, context);
        new AuthorizationCommandChecker().checkCreateProcessInstance(definition);
        StartForm starter = of(definition.getKey()).orElseThrow(FormStart::notForYou);
        return context.runWithoutAuthorization(() -> {
            if (!isLatest(definition, context)) {
                throw new FormFieldValidationException(List.of(), FORM_HAS_CHANGED);
            }
            return start(definition, starter, submitted == null ? Map.of() : submitted, context);
        });
    }

    private ProcessInstance start(ProcessDefinitionEntity definition, StartForm starter, Map<String, Object> submitted, CommandContext context) {
        StartFormData data = definition.getStartFormHandler().createStartFormData(definition);
        FormSchema form = deployedForms.of(data.getCamundaFormRef(), data.getDeploymentId(), context);
        try {
            FormAnswers answers = check.check(form, submitted, Map.of(), time.today(), FormFeel.INSTANCE);
            return instance(starter.start(answers, context.getAuthenticatedUserId()), context);
        } catch (FieldFaultsException e) {
            List<FieldFault> faults = e.faults().stream()
                    .map(fault -> new FieldFault(fault.field(), form.labelOf(fault.field()), fault.message())).toList();
            throw new FormFieldValidationException(faults, faults.stream().map(FieldFault::sentence).collect(Collectors.joining("\n")));
        }
    }

    /** The same for an unknown one and for one that is not theirs. */
    private static ProcessDefinitionEntity find(String definitionId, CommandContext context) {
        try {
            return context.runWithoutAuthorization(() ->
                    context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(definitionId));
        } catch (NotFoundException | NullValueException e) {
            throw notForYou();
        }
    }

    private Optional<StartForm> of(String processKey) {
        return startForms.stream().filter(form -> form.processKey().equals(processKey)).findFirst();
    }

    private static boolean isLatest(ProcessDefinitionEntity definition, CommandContext context) {
        return definition.getId().equals(context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(definition.getKey()).getId());
    }

    /** The instance as the engine holds it until the end of the command, also where it has ended already. */
    private static ProcessInstance instance(UUID caseId, CommandContext context) {
        Collection<ExecutionEntity> touched = context.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class);
        return touched.stream().filter(ExecutionEntity::isProcessInstanceExecution)
                .filter(execution -> caseId.toString().equals(execution.getBusinessKey())).findFirst()
                .orElseThrow(() -> new IllegalStateException("No instance was started for case " + caseId));
    }

    private static AuthorizationException notForYou() {
        return new AuthorizationException(Refusal.NOT_FOR_YOU.message());
    }
}
