package org.virtualschool.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.virtualschool.workflow.engine.Conflicts;
import org.virtualschool.workflow.engine.DraftKeeping;
import org.virtualschool.workflow.engine.HandOvers;
import org.virtualschool.workflow.engine.KnownValues;
import org.virtualschool.workflow.engine.WorkRule;
import org.virtualschool.workflow.form.DeployedForms;
import org.virtualschool.workflow.form.FormAppearance;
import org.virtualschool.workflow.form.FormFeel;
import org.virtualschool.workflow.form.FormSchema;
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
    private final DraftKeeping keeping;
    private final HandOvers handOvers;

    TaskDesk(ProcessEngineConfigurationImpl engine, TaskService tasks, IdentityService identity, DeployedForms forms,
             KnownValues known, WorkRule rule, CaseFacts cases, TasksDone done, TaskDrafts drafts, DraftKeeping keeping,
             HandOvers handOvers) {
        this.engine = engine;
        this.tasks = tasks;
        this.identity = identity;
        this.forms = forms;
        this.known = known;
        this.rule = rule;
        this.cases = cases;
        this.done = done;
        this.drafts = drafts;
        this.keeping = keeping;
        this.handOvers = handOvers;
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
     * The task without its form, if it is the person's or their group's, claimed by a colleague or not, and no feature refuses
     * them. Whoever can only read it is refused.
     *
     * @throws TaskDoneException if it was theirs and is done
     */
    public OpenTask concerning(String taskId) {
        Authentication person = person();
        return inEngine(context -> Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                .filter(task -> context.runWithoutAuthorization(
                        () -> rule.concerns(task, person.getUserId(), person.getGroupIds())))
                .map(task -> cases.describe(List.of(task)).get(0)))
                .orElseThrow(() -> gone(taskId));
    }

    /** Whether whoever works on the task must be able to read the record of its child. */
    public boolean needsRecord(OpenTask task) {
        return rule.needsRecord(task.processKey(), task.taskKey());
    }

    /**
     * The task with its form: what is known is filled in, and what was typed goes over it.
     *
     * @param described the task as {@link #task} gave it: nobody reads a task they may not read
     * @throws TaskDoneException if it was theirs and is done since
     */
    public TaskSheet open(OpenTask described, TypedAnswers typed) {
        return look(context -> sheet(described, context.getTaskManager().findTaskById(described.id()), typed, context))
                .orElseThrow(() -> gone(described.id()));
    }

    private Optional<TaskSheet> sheet(OpenTask described, TaskEntity task, TypedAnswers typed, CommandContext context) {
        Authentication person = person();
        if (task == null || !rule.isTheirs(task, person.getUserId(), person.getGroupIds())) {
            return Optional.empty();
        }
        TaskSheet.Hands hands = hands(task, person);
        Optional<String> refusal = rule.refusalToWork(task, person.getUserId(), person.getGroupIds());
        if (refusal.isPresent()) {
            return Optional.of(new TaskSheet(described, refusal.get(), hands, List.of(), Map.of()));
        }
        Optional<FormAppearance> form = forms.of(task, context).map(schema -> appearance(schema, task, typed, context));
        return Optional.of(new TaskSheet(described, null, hands,
                form.map(FormAppearance::parts).orElse(List.of()), form.map(FormAppearance::hidden).orElse(Map.of())));
    }

    private TaskSheet.Hands hands(TaskEntity task, Authentication person) {
        if (person.getUserId().equals(task.getAssignee())) {
            return rule.refusalToGiveBack(task, person.getUserId(), person.getGroupIds()).isEmpty()
                    ? TaskSheet.Hands.MINE : TaskSheet.Hands.MINE_ALONE;
        }
        if (task.getAssignee() == null) {
            return TaskSheet.Hands.FREE;
        }
        return rule.refusalToTakeOver(task, person.getUserId(), person.getGroupIds()).isEmpty()
                ? TaskSheet.Hands.TO_TAKE_OVER : TaskSheet.Hands.SOMEBODY_ELSES;
    }

    /**
     * Completes the task with what was typed; answers to fields that other answers hide are left out.
     *
     * @throws FieldFaultsException  naming every field with its fault; the task stays open
     * @throws TaskDoneException     if it was theirs and is done
     * @throws TaskConflictException if others change the case at the same moment; nothing was done
     */
    public void complete(String taskId, TypedAnswers typed) {
        Map<String, Object> answers = answers(taskId, typed, draft(taskId));
        change(taskId, () -> tasks.complete(taskId, answers));
    }

    /** As {@link #complete}, with what was typed alone: a draft the person kept elsewhere is no part of it. */
    public void completeAfresh(String taskId, TypedAnswers typed) {
        Map<String, Object> answers = answers(taskId, typed, Map.of());
        change(taskId, () -> tasks.complete(taskId, answers));
    }

    /**
     * Keeps what was typed for another time, in the same place as Tasklist does. Missing and wrong answers are kept, too.
     *
     * @throws AccessDeniedException with the reason if they cannot work on the task now
     * @throws TaskDoneException     if it was theirs and is done
     * @throws FieldFaultsException  if it holds what cannot be stored
     */
    public void keep(String taskId, TypedAnswers typed) {
        readable(taskId);
        change(taskId, () -> {
            if (!keeping.keep(taskId, person(), (form, task, context) -> appearance(form, task, typed, context).asked())) {
                throw gone(taskId);
            }
        });
    }

    /** The task may end between two looks at it. */
    private Map<String, Object> answers(String taskId, TypedAnswers typed, Map<String, Object> draft) {
        readable(taskId);
        return look(context -> Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                .map(task -> forms.of(task, context).map(form -> appearance(form, task, typed, draft, context).asked()).orElse(Map.of())))
                .orElseThrow(() -> gone(taskId));
    }

    /**
     * Takes a task of one's group.
     *
     * @throws AccessDeniedException with the reason, also when somebody else was quicker
     */
    public void claim(String taskId) {
        assign(taskId, person().getUserId());
    }

    /** Gives a task back to the group, or to whose it is if the person covered for them. */
    public void release(String taskId) {
        assign(taskId, null);
    }

    /**
     * Takes a task of one's group that somebody else has, for instance because they are away.
     *
     * @param from who had it when the person decided to
     * @throws AccessDeniedException with the reason, also when somebody else has it by now
     */
    public void takeOver(String taskId, String from) {
        readable(taskId);
        change(taskId, () -> {
            Optional<TaskEntity> taken = inEngine(context -> {
                Optional<TaskEntity> task = Optional.ofNullable(context.getTaskManager().findTaskById(taskId));
                task.ifPresent(found -> handOvers.takeOver(found, from, person(), context));
                return task;
            });
            taken.orElseThrow(() -> gone(taskId));
        });
    }

    private void assign(String taskId, String userId) {
        readable(taskId);
        change(taskId, () -> tasks.claim(taskId, userId));
    }

    private void change(String taskId, Runnable work) {
        try {
            work.run();
        } catch (FormFieldValidationException e) {
            throw faults(e);
        } catch (AuthorizationException e) {
            readable(taskId);
            throw new AccessDeniedException(e.getMessage(), e);
        } catch (NullValueException e) {
            // An open task has not been looked for in vain: then something else is missing, and that is a fault of ours.
            readable(taskId);
            throw e;
        } catch (RuntimeException e) {
            throw Conflicts.isConflict(e) ? new TaskConflictException(e) : e;
        }
    }

    private FormAppearance appearance(FormSchema form, TaskEntity task, TypedAnswers typed, CommandContext context) {
        return appearance(form, task, typed, draft(task.getId()), context);
    }

    private Map<String, Object> draft(String taskId) {
        return drafts.find(taskId, person().getUserId());
    }

    private FormAppearance appearance(FormSchema form, TaskEntity task, TypedAnswers typed, Map<String, Object> draft, CommandContext context) {
        Map<String, Object> facts = known.of(task, form, person().getUserId(), context);
        Map<String, Object> begun = new HashMap<>(facts);
        begun.putAll(draft);
        Map<String, Object> answers = FormAppearance.with(form, FormAppearance.beginning(form, begun), typed);
        return new FormAppearance(form, answers, facts, FormFeel.INSTANCE);
    }

    /** The task, if grants and tenants let the person read it. */
    private Task readable(String taskId) {
        Task task = tasks.createTaskQuery().active().taskId(taskId).initializeFormKeys().singleResult();
        if (task == null) {
            throw gone(taskId);
        }
        return task;
    }

    /** What to throw where a task is not there, or is none of those that were asked for: it was done, or there is no such task for them. */
    public RuntimeException gone(String taskId) {
        return done.whatBecameOf(taskId, person()).<RuntimeException>map(TaskDoneException::new)
                .orElseGet(() -> new AccessDeniedException(NO_SUCH_TASK));
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

    /** Looks again when the case ends in the middle of a look: then it is not there. */
    private <T> T look(Command<T> command) {
        try {
            return inEngine(command);
        } catch (RuntimeException e) {
            if (!Conflicts.isConflict(e)) {
                throw e;
            }
            return inEngine(command);
        }
    }

    private <T> T inEngine(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }
}
