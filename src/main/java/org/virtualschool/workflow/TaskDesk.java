package org.virtualschool.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.draft.TaskDrafts;
import org.virtualschool.workflow.engine.KnownValues;
import org.virtualschool.workflow.engine.WorkRule;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.FormAppearance;
import org.virtualschool.workflow.rest.TasksDone;

/**
 * Lets the person logged in work on a task with its form, under the same rules as Tasklist and the REST API. A task that
 * does not exist and a task that is not theirs are refused alike, with {@link AccessDeniedException}.
 */
@Component
public class TaskDesk {

    private static final String NO_SUCH_TASK = "There is no such task or case for you.";

    private final ProcessEngineConfigurationImpl engine;
    private final TaskService tasks;
    private final IdentityService identity;
    private final DeployedForms forms;
    private final KnownValues known;
    private final WorkRule rule;
    private final CaseFacts cases;
    private final TasksDone done;
    private final TaskDrafts drafts;

    TaskDesk(ProcessEngineConfigurationImpl engine, TaskService tasks, IdentityService identity, DeployedForms forms,
             KnownValues known, WorkRule rule, CaseFacts cases, TasksDone done,
             TaskDrafts drafts) {
        this.engine = engine;
        this.tasks = tasks;
        this.identity = identity;
        this.forms = forms;
        this.known = known;
        this.rule = rule;
        this.cases = cases;
        this.done = done;
        this.drafts = drafts;
    }

    /**
     * The task without its form: whom it is about, before anything is read from the record.
     *
     * @throws TaskDoneException if it was theirs and is done
     */
    public OpenTask task(String taskId) {
        return cases.describe(List.of(readable(taskId))).get(0);
    }

    /**
     * The task with its form: what is known is filled in, and what was typed goes over it.
     *
     * @throws TaskDoneException if it was theirs and is done
     */
    public TaskSheet open(String taskId, TypedAnswers typed) {
        OpenTask described = task(taskId);
        return inEngine(context -> sheet(described, context.getTaskManager().findTaskById(taskId), typed, context))
                .orElseThrow(() -> new AccessDeniedException(NO_SUCH_TASK));
    }

    private Optional<TaskSheet> sheet(OpenTask described, TaskEntity task, TypedAnswers typed, CommandContext context) {
        Authentication person = person();
        if (task == null || !rule.isTheirs(task, person.getUserId(), person.getGroupIds())) {
            return Optional.empty();
        }
        boolean mine = person.getUserId().equals(task.getAssignee());
        boolean shared = !task.getCandidates().isEmpty();
        Optional<String> refusal = rule.refusalToWork(task, person.getUserId(), person.getGroupIds());
        if (refusal.isPresent()) {
            return Optional.of(new TaskSheet(described, refusal.get(), mine, shared, List.of(), Map.of()));
        }
        Optional<FormAppearance> form = appearance(task, typed, context);
        return Optional.of(new TaskSheet(described, null, mine, shared,
                form.map(FormAppearance::parts).orElse(List.of()), form.map(FormAppearance::hidden).orElse(Map.of())));
    }

    /**
     * Completes the task with what was typed; answers to fields that other answers hide are left out.
     *
     * @throws FieldFaultsException naming every field with its fault; the task stays open
     * @throws TaskDoneException    if it was theirs and is done
     */
    public void complete(String taskId, TypedAnswers typed) {
        try {
            tasks.complete(taskId, answers(taskId, typed));
        } catch (FormFieldValidationException e) {
            throw faults(e);
        } catch (AuthorizationException | NullValueException e) {
            throw refused(taskId, e);
        }
    }

    /**
     * Keeps what was typed for another time, in the same place as Tasklist does. It is not checked.
     *
     * @throws AccessDeniedException with the reason if they cannot work on the task now
     */
    public void keep(String taskId, TypedAnswers typed) {
        TaskSheet sheet = open(taskId, typed);
        if (sheet.refusal() != null) {
            throw new AccessDeniedException(sheet.refusal());
        }
        drafts.save(taskId, person().getUserId(), answers(taskId, typed));
    }

    private Map<String, Object> answers(String taskId, TypedAnswers typed) {
        readable(taskId);
        return inEngine(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return appearance(task, typed, context).map(FormAppearance::asked).orElse(Map.of());
        });
    }

    /**
     * Takes a task of one's group.
     *
     * @throws AccessDeniedException with the reason, also when somebody else was quicker
     */
    public void claim(String taskId) {
        assign(taskId, person().getUserId());
    }

    /** Gives a task back to the group. */
    public void release(String taskId) {
        assign(taskId, null);
    }

    private void assign(String taskId, String userId) {
        readable(taskId);
        try {
            tasks.claim(taskId, userId);
        } catch (AuthorizationException | NullValueException e) {
            throw refused(taskId, e);
        }
    }

    private Optional<FormAppearance> appearance(TaskEntity task, TypedAnswers typed, CommandContext context) {
        return forms.of(task, context).map(form -> {
            Map<String, Object> facts = known.of(task, form, person().getUserId(), context);
            Map<String, Object> begun = new HashMap<>(facts);
            begun.putAll(drafts.find(task.getId(), person().getUserId()));
            Map<String, Object> answers = FormAppearance.with(form, FormAppearance.beginning(form, begun), typed);
            return new FormAppearance(form, answers, facts, feel());
        });
    }

    private FeelEngine feel() {
        return engine.getDmnEngineConfiguration().getFeelEngine();
    }

    /** The task, if grants and tenants let the person read it. */
    private Task readable(String taskId) {
        Task task = tasks.createTaskQuery().active().taskId(taskId).initializeFormKeys().singleResult();
        if (task == null) {
            throw done.whatBecameOf(taskId, person()).<RuntimeException>map(TaskDoneException::new)
                    .orElseGet(() -> new AccessDeniedException(NO_SUCH_TASK));
        }
        return task;
    }

    private RuntimeException refused(String taskId, RuntimeException why) {
        readable(taskId);
        return new AccessDeniedException(why.getMessage(), why);
    }

    @SuppressWarnings("unchecked")
    private static FieldFaultsException faults(FormFieldValidationException refusal) {
        return new FieldFaultsException((List<FieldFault>) refusal.getDetail());
    }

    private Authentication person() {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            throw new AccessDeniedException(NO_SUCH_TASK);
        }
        return person;
    }

    private <T> T inEngine(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }
}
