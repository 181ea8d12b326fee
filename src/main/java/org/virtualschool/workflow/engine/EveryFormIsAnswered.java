package org.virtualschool.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.StartForm;
import org.virtualschool.workflow.TaskForm;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.TaskForms;
import org.virtualschool.workflow.form.UnsupportedFormException;

/**
 * Refuses the start while a user task or a start event of a process in use has a form nobody answers to, or one that could not be
 * checked: the person who submits it would be the first to find out.
 */
@Component
class EveryFormIsAnswered implements SmartInitializingSingleton {

    private static final String UNUSABLE = ": its form %s cannot be used, %s";

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskForms taskForms;
    private final ObjectProvider<StartForm> startForms;
    private final DeployedForms deployedForms;

    EveryFormIsAnswered(ProcessEngineConfigurationImpl engine, RepositoryService repository, RuntimeService runtime,
                        TaskForms taskForms, ObjectProvider<StartForm> startForms, DeployedForms deployedForms) {
        this.engine = engine;
        this.repository = repository;
        this.runtime = runtime;
        this.taskForms = taskForms;
        this.startForms = startForms;
        this.deployedForms = deployedForms;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> faults = new ArrayList<>();
        Set<String> newest = repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
                .map(ProcessDefinition::getId).collect(Collectors.toSet());
        repository.createProcessDefinitionQuery().unlimitedList().stream()
                .filter(process -> newest.contains(process.getId()) || hasCases(process))
                .forEach(process -> check(process, faults));
        if (!faults.isEmpty()) {
            throw new UnansweredFormsException(faults);
        }
    }

    private boolean hasCases(ProcessDefinition process) {
        return runtime.createProcessInstanceQuery().processDefinitionId(process.getId()).count() > 0;
    }

    private void check(ProcessDefinition process, List<String> faults) {
        BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            if (start.getCamundaFormRef() != null) {
                String where = start.getId() + " of " + process.getKey() + " version " + process.getVersion();
                if (startForms.stream().noneMatch(form -> form.processKey().equals(process.getKey()))) {
                    faults.add(where + ": no StartForm bean takes its answers");
                }
                faultOf(new CamundaFormRefImpl(start.getCamundaFormRef(), start.getCamundaFormRefBinding()), start.getCamundaFormRefVersion(),
                        process).ifPresent(fault -> faults.add(where + UNUSABLE.formatted(start.getCamundaFormRef(), fault)));
            }
        }
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (task.getCamundaFormRef() != null) {
                String where = task.getId() + " of " + process.getKey() + " version " + process.getVersion();
                Optional<TaskForm> answered = taskForms.of(process.getKey(), task.getId());
                if (answered.isEmpty()) {
                    faults.add(where + ": no TaskForm bean takes its answers");
                }
                for (String form : formsOf(task, answered)) {
                    faultOf(new CamundaFormRefImpl(form, task.getCamundaFormRefBinding()), task.getCamundaFormRefVersion(), process)
                            .ifPresent(fault -> faults.add(where + UNUSABLE.formatted(form, fault)));
                }
            }
        }
    }

    /** What the model chooses by an expression is known to the feature only; if it names nothing, the expression is no form. */
    private static Set<String> formsOf(UserTask task, Optional<TaskForm> answered) {
        String named = task.getCamundaFormRef();
        Set<String> chosen = answered.map(TaskForm::formsToChooseFrom).orElse(Set.of());
        return named.contains("${") && !chosen.isEmpty() ? chosen : Set.of(named);
    }

    /** @param version null unless the model names one */
    private Optional<String> faultOf(CamundaFormRefImpl ref, String version, ProcessDefinition process) {
        if (version != null) {
            ref.setVersion(Integer.valueOf(version));
        }
        try {
            engine.getCommandExecutorTxRequired().execute(context ->
                    deployedForms.of(ref, process.getDeploymentId(), context));
            return Optional.empty();
        } catch (UnsupportedFormException e) {
            return Optional.of(e.getMessage());
        }
    }
}
