package org.virtualschool.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.FormCheck;
import org.virtualschool.workflow.form.FormFeel;
import org.virtualschool.workflow.form.FormSchema;

/**
 * Takes what somebody submitted with a task: checks it against the deployed form, hands it to the feature, and leaves to
 * the engine only the routing facts the feature gives back. Answers never become variables.
 */
@Component
class FormCompletion {

    private final KnownValues known;
    private final DeployedForms deployedForms;
    private final CivilTime time;
    private final FormCheck check = new FormCheck();

    FormCompletion(KnownValues known, DeployedForms deployedForms, CivilTime time) {
        this.known = known;
        this.deployedForms = deployedForms;
        this.time = time;
    }

    /**
     * Takes the answers into the record, in the transaction of the command.
     *
     * @param submitted by name, as the caller sent it; may be null
     * @return the variables the engine shall keep
     * @throws FormFieldValidationException naming every field with its fault
     */
    Map<String, Object> take(TaskEntity task, Map<String, Object> submitted, CommandContext context) {
        Map<String, Object> given = submitted == null ? Map.of() : submitted;
        Optional<FormSchema> form = deployedForms.of(task, context);
        if (form.isEmpty()) {
            return withoutForm(given, context);
        }
        try {
            return context.runWithoutAuthorization(() -> complete(task, form.get(), given, context));
        } catch (FieldFaultsException e) {
            throw refused(e, form.get());
        }
    }

    private Map<String, Object> complete(TaskEntity task, FormSchema form, Map<String, Object> given,
                                         CommandContext context) {
        TaskCase taskCase = WorkRule.caseOf(task, context.getAuthenticatedUserId());
        FormAnswers answers = check.check(form, given, known.of(task, form, taskCase.userId(), context), time.today(), FormFeel.INSTANCE);
        return known.formOf(task).complete(taskCase, answers);
    }

    private static Map<String, Object> withoutForm(Map<String, Object> given, CommandContext context) {
        if (!given.isEmpty() && Caller.person(context).isPresent()) {
            throw refused(given.keySet().stream().sorted()
                    .map(name -> new FieldFault(name, name, "This task asks for nothing.")).toList());
        }
        return given;
    }

    /** A feature knows its fields by key, a person by label. */
    private static FormFieldValidationException refused(FieldFaultsException faults, FormSchema form) {
        return refused(faults.faults().stream()
                .map(fault -> new FieldFault(fault.field(), form.labelOf(fault.field()), fault.message())).toList());
    }

    private static FormFieldValidationException refused(List<FieldFault> faults) {
        return new FormFieldValidationException(faults, faults.stream()
                .map(FieldFault::sentence).collect(Collectors.joining("\n")));
    }
}
