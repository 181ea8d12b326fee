package org.virtualschool.pep.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.TaskCase;

/** The running reviews and whose tasks are open in them. Every method works on the engine's own account. */
@Component
class OpenReviews {

    /** The tasks of the child's social worker. */
    static final Set<String> SOCIAL_WORK = Set.of(PepReview.INITIATE, PepReview.CARE_SECTION, PepReview.CONFIRM_PLAN,
            PepReview.REWORK_CARE, PepReview.SHARE);
    /** The tasks of the child's adviser. */
    static final Set<String> ADVICE = Set.of(PepReview.ADVISER_SECTION, PepReview.QUALITY_ASSURANCE);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final PepEligibility eligibility;

    OpenReviews(RuntimeService runtime, TaskService tasks, PepEligibility eligibility) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.eligibility = eligibility;
    }

    /** Those of the PEPs whose review runs, a signed one that is still to be shared among them. */
    List<UUID> running(Collection<UUID> pepIds) {
        return pepIds.stream().filter(pepId -> instance(pepId) != null).toList();
    }

    /** The team the review works with so far. */
    CaseTeam teamOf(UUID pepId) {
        Map<String, Object> variables = runtime.getVariables(instance(pepId).getId(),
                List.of(PepReview.SOCIAL_WORKER, PepReview.TEAM_GROUP, PepReview.ADVISER));
        return new CaseTeam((String) variables.get(PepReview.SOCIAL_WORKER), (String) variables.get(PepReview.TEAM_GROUP),
                (String) variables.get(PepReview.ADVISER));
    }

    /** Tasks that arise from now on go to this team. */
    void changeTeam(UUID pepId, CaseTeam team) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PepReview.SOCIAL_WORKER, team.socialWorker());
        variables.put(PepReview.TEAM_GROUP, team.teamGroup());
        variables.put(PepReview.ADVISER, team.adviser());
        runtime.setVariables(instance(pepId).getId(), variables);
    }

    /** Cards and forms show the child by this label from now on. */
    void changeLabel(UUID pepId, String caseLabel) {
        runtime.setVariable(instance(pepId).getId(), PepReview.CASE_LABEL, caseLabel);
    }

    /** Another group covers for the open tasks of the social worker. */
    void recruit(UUID pepId, String formerGroup, String group) {
        if (!formerGroup.equals(group)) {
            open(pepId, SOCIAL_WORK).forEach(task -> {
                tasks.deleteCandidateGroup(task.getId(), formerGroup);
                tasks.addCandidateGroup(task.getId(), group);
            });
        }
    }

    /**
     * Gives the open tasks of these kinds to somebody.
     *
     * @param userId null to leave them to their group
     * @return how many there were
     */
    int assign(UUID pepId, Set<String> kinds, String userId) {
        List<Task> open = open(pepId, kinds);
        open.stream().filter(task -> !Objects.equals(task.getAssignee(), userId))
                .forEach(task -> tasks.setAssignee(task.getId(), userId));
        return open.size();
    }

    /**
     * Takes from somebody the tasks that are not theirs by the register and that nobody could give them now. They go to whose
     * they are by the register, or back to their group.
     *
     * @param groups the groups of the person's account; empty for a closed one
     * @return the PEPs concerned
     */
    List<UUID> releaseHeld(String userId, Set<String> groups) {
        List<UUID> released = new ArrayList<>();
        for (Task task : tasks.createTaskQuery().processDefinitionKey(PepReview.PROCESS_KEY).taskAssignee(userId).unlimitedList()) {
            UUID pepId = pepOf(task);
            String owner = teamOf(pepId).ownerOf(task.getTaskDefinitionKey());
            TaskCase theirs = new TaskCase(task.getId(), PepReview.PROCESS_KEY, task.getTaskDefinitionKey(), pepId,
                    task.getCreateTime().toInstant(), task.getDueDate() == null ? null : task.getDueDate().toInstant(), userId);
            if (!userId.equals(owner) && !eligibility.mayBeGiven(theirs, groups, isCandidate(task, groups))) {
                tasks.setAssignee(task.getId(), owner);
                released.add(pepId);
            }
        }
        return released.stream().distinct().toList();
    }

    private boolean isCandidate(Task task, Set<String> groups) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).anyMatch(groups::contains);
    }

    private UUID pepOf(Task task) {
        return UUID.fromString(runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
                .singleResult().getBusinessKey());
    }

    private List<Task> open(UUID pepId, Set<String> kinds) {
        return tasks.createTaskQuery().processInstanceBusinessKey(pepId.toString())
                .taskDefinitionKeyIn(kinds.toArray(String[]::new)).unlimitedList();
    }

    private ProcessInstance instance(UUID pepId) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(PepReview.PROCESS_KEY)
                .processInstanceBusinessKey(pepId.toString()).singleResult();
    }
}
