package org.virtualschool.workflow.engine;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.workflow.CaseVariables;
import org.virtualschool.workflow.TaskChangedHands;

/**
 * Passes tasks from one person to another: who may be given one, who may take one over, and that features and the audit
 * trail hear of it. Inside an engine command only.
 */
@Component
public class HandOvers {

    private static final String TAKEN_MEANWHILE = "Somebody else has taken or given back this task in the meantime.";

    private final WorkRule rule;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    HandOvers(WorkRule rule, AuditTrail audit, ApplicationEventPublisher events) {
        this.rule = rule;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Gives the person a task that a colleague has.
     *
     * @param from who had it when the person decided to
     * @throws AuthorizationException with the reason if they may not, or if somebody else has it by now
     */
    public void takeOver(TaskEntity task, String from, Authentication person, CommandContext context) {
        rule.refusalToTakeOver(task, person.getUserId(), person.getGroupIds()).ifPresent(reason -> {
            throw new AuthorizationException(reason);
        });
        if (!Objects.equals(from, task.getAssignee())) {
            throw new AuthorizationException(TAKEN_MEANWHILE);
        }
        give(task, person.getUserId(), context);
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
        note(task, from, person.getUserId());
    }

    /** @throws AuthorizationException if it is not the work of the one who is to be given the task */
    void checkReceiver(TaskEntity task, String userId, Caller giver, CommandContext context) {
        List<String> groups = userId.equals(giver.userId()) ? giver.groups() : groupsOf(userId, context);
        rule.refusalToReceive(task, userId, groups).ifPresent(reason -> {
            throw new AuthorizationException(reason);
        });
    }

    /** @throws AuthorizationException with the reason if the person may not give the task back */
    void checkGivingBack(TaskEntity task, Caller person) {
        rule.refusalToGiveBack(task, person.userId(), person.groups()).ifPresent(reason -> {
            throw new AuthorizationException(reason);
        });
    }

    /** A person has given the task to its present assignee. */
    void note(TaskEntity task, String before, String actor) {
        TaskChangedHands change = new TaskChangedHands(WorkRule.caseOf(task, task.getAssignee()), task.getName(), before, actor);
        Object child = task.getVariable(CaseVariables.CHILD_ID);
        audit.done(change.isTakenOver() ? "task.taken-over" : "task.handed-over",
                child == null ? null : UUID.fromString(child.toString()), task.getId());
        events.publishEvent(change);
    }

    /** What somebody covered for goes back to whose it is by the record, who could not find it among their group's. */
    void backToOwner(TaskEntity task, String formerHolder, CommandContext context) {
        rule.ownerOf(task).filter(owner -> !owner.equals(formerHolder)).ifPresent(owner -> give(task, owner, context));
    }

    private static void give(TaskEntity task, String userId, CommandContext context) {
        context.runWithoutAuthorization(() -> {
            task.setAssignee(userId);
            task.triggerUpdateEvent();
            return null;
        });
    }

    private static List<String> groupsOf(String userId, CommandContext context) {
        return context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider().createGroupQuery(context)
                .groupMember(userId).unlimitedList().stream().map(Group::getId).toList());
    }
}
