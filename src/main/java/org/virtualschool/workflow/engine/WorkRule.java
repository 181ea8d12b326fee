package org.virtualschool.workflow.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskEligibility;

/**
 * Who may work on a task: its assignee, or a candidate while it has none, unless the feature refuses the person. To be
 * able to read a task is not enough. Inside an engine command only.
 */
@Component
public class WorkRule {

    static final String NOT_YOURS = "You can read this task, but it is not yours to work on.";
    static final String SOMEONE_ELSES = "This task is being worked on by someone else.";
    static final String NOT_THEIRS = "This task can be given only to somebody whose work it is: a social worker of the team, or"
            + " one of those who cover for them.";

    private static final String YOURS_ALONE = "This task is yours alone. Nobody else could take it.";
    private static final String YOURS_BY_THE_RECORD = "This task is yours by the child's record, and you could not take it back. If you"
            + " cannot do it, ask your manager to give it to a colleague.";

    private final ObjectProvider<TaskEligibility> eligibilities;

    WorkRule(ObjectProvider<TaskEligibility> eligibilities) {
        this.eligibilities = eligibilities;
    }

    /** Why the person may not work on the task now, in a sentence; empty if they may. */
    public Optional<String> refusalToWork(TaskEntity task, String userId, List<String> groups) {
        if (userId.equals(task.getAssignee())) {
            return ineligible(task, userId);
        }
        if (task.getAssignee() != null) {
            return Optional.of(isCandidate(task, userId, groups) ? SOMEONE_ELSES : NOT_YOURS);
        }
        return isCandidate(task, userId, groups) ? ineligible(task, userId) : Optional.of(NOT_YOURS);
    }

    /** Whether the task is the person's or their group's, even if a colleague has claimed it, and no feature refuses them. */
    public boolean concerns(TaskEntity task, String userId, List<String> groups) {
        return isTheirs(task, userId, groups) && ineligible(task, userId).isEmpty();
    }

    /** Whether the task is the person's or their group's, even if a colleague has claimed it or a feature refuses them. */
    public boolean isTheirs(TaskEntity task, String userId, List<String> groups) {
        return userId.equals(task.getAssignee()) || isCandidate(task, userId, groups);
    }

    /** Why the person may not hand the task to somebody or take it over, in a sentence; empty if they may. */
    Optional<String> refusalToAssign(TaskEntity task, String userId, List<String> groups) {
        return isTheirs(task, userId, groups) ? Optional.empty() : Optional.of(NOT_YOURS);
    }

    /**
     * Why the person may not be given the task by somebody else, in a sentence; empty if they may. The same for whoever has
     * no account: nobody learns here which user ids there are.
     */
    Optional<String> refusalToReceive(TaskEntity task, String userId, List<String> groups) {
        boolean may = eligibility(task)
                .map(eligibility -> eligibility.mayBeGiven(caseOf(task, userId), groups, isCandidate(task, userId, groups)))
                .orElseGet(() -> isCandidate(task, userId, groups));
        return may ? Optional.empty() : Optional.of(NOT_THEIRS);
    }

    /**
     * Why the person may not take over a task that somebody else has, in a sentence; empty if they may: a candidate whom no
     * feature refuses.
     */
    public Optional<String> refusalToTakeOver(TaskEntity task, String userId, List<String> groups) {
        return isCandidate(task, userId, groups) ? ineligible(task, userId) : Optional.of(NOT_YOURS);
    }

    /**
     * Why the person may not give back a task that they have, in a sentence; empty if they may: others could take it, and it
     * is not theirs by the record without being their group's, where it would lie until somebody missed it.
     */
    public Optional<String> refusalToGiveBack(TaskEntity task, String userId, List<String> groups) {
        if (task.getCandidates().isEmpty()) {
            return Optional.of(YOURS_ALONE);
        }
        boolean lost = !isCandidate(task, userId, groups) && ownerOf(task).filter(userId::equals).isPresent();
        return lost ? Optional.of(YOURS_BY_THE_RECORD) : Optional.empty();
    }

    /** Whose the task is by the record of its feature; empty if it is a group's. */
    Optional<String> ownerOf(TaskEntity task) {
        return eligibility(task).flatMap(eligibility -> eligibility.ownerOf(caseOf(task, null)));
    }

    /** The task as features see it. */
    public static TaskCase caseOf(TaskEntity task, String userId) {
        ExecutionEntity instance = task.getProcessInstance();
        return new TaskCase(task.getId(), processKeyOf(task), task.getTaskDefinitionKey(),
                UUID.fromString(instance.getBusinessKey()), task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(), userId);
    }

    static String processKeyOf(TaskEntity task) {
        return task.getProcessInstance().getProcessDefinition().getKey();
    }

    /** Whether whoever works on such a task must be able to read the child's record. */
    public boolean needsRecord(String processKey, String taskKey) {
        return eligibilities.stream().filter(eligibility -> eligibility.processKey().equals(processKey))
                .allMatch(eligibility -> eligibility.needsRecord(taskKey));
    }

    private Optional<String> ineligible(TaskEntity task, String userId) {
        return eligibility(task).flatMap(eligibility -> eligibility.refusal(caseOf(task, userId)));
    }

    private Optional<TaskEligibility> eligibility(TaskEntity task) {
        if (task.getProcessInstance() == null) {
            return Optional.empty();
        }
        String process = processKeyOf(task);
        return eligibilities.stream().filter(eligibility -> eligibility.processKey().equals(process)).findFirst();
    }

    private static boolean isCandidate(TaskEntity task, String userId, List<String> groups) {
        return task.getCandidates().stream().anyMatch(link -> isOf(link, userId, groups));
    }

    private static boolean isOf(IdentityLink link, String userId, List<String> groups) {
        return Objects.equals(link.getUserId(), userId) || link.getGroupId() != null && groups.contains(link.getGroupId());
    }
}
