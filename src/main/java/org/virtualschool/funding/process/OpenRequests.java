package org.virtualschool.funding.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.Answerer;

/** The running requests and whose tasks are open in them. Every method works on the engine's own account. */
@Component
class OpenRequests {

    /** The tasks of whoever answers for a request. */
    private static final List<String> ANSWERS = List.of(FundingCase.ANSWER, FundingCase.REPORT);

    private final RuntimeService runtime;
    private final TaskService tasks;

    OpenRequests(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** Whether the request has a process that goes on. */
    boolean isRunning(UUID requestId) {
        return instance(requestId) != null;
    }

    /** Who answers for the request so far. */
    Answerer answererOf(UUID requestId) {
        return answererOf(instance(requestId).getId());
    }

    /** Cards and forms show the child by this label from now on. */
    void changeLabel(UUID requestId, String caseLabel) {
        runtime.setVariable(instance(requestId).getId(), FundingCase.CASE_LABEL, caseLabel);
    }

    /**
     * Somebody else answers from now on. What is open is taken from whoever has it.
     *
     * @return how many tasks were open
     */
    int pass(UUID requestId, Answerer now) {
        Answerer before = answererOf(requestId);
        Map<String, Object> variables = new HashMap<>();
        variables.put(FundingCase.ANSWERER, now.userId());
        variables.put(FundingCase.ANSWERER_GROUP, now.group());
        runtime.setVariables(instance(requestId).getId(), variables);
        List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(requestId.toString())
                .taskDefinitionKeyIn(ANSWERS.toArray(String[]::new)).unlimitedList();
        open.forEach(task -> {
            if (!before.group().equals(now.group())) {
                tasks.deleteCandidateGroup(task.getId(), before.group());
                tasks.addCandidateGroup(task.getId(), now.group());
            }
            tasks.setAssignee(task.getId(), now.userId());
        });
        return open.size();
    }

    /**
     * Takes from somebody the tasks that are neither theirs in person nor a group's of theirs. They go back to whose they are, or to their group.
     *
     * @param groups the groups of the person's account; empty for a closed one
     * @return the requests concerned
     */
    List<UUID> release(String userId, Set<String> groups) {
        List<UUID> released = new ArrayList<>();
        for (Task task : tasks.createTaskQuery().processDefinitionKey(FundingCase.PROCESS_KEY).taskAssignee(userId).unlimitedList()) {
            String owner = ANSWERS.contains(task.getTaskDefinitionKey()) ? answererOf(task.getProcessInstanceId()).userId() : null;
            if (!userId.equals(owner) && !isCandidate(task, groups)) {
                tasks.setAssignee(task.getId(), owner);
                released.add(UUID.fromString(runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
                        .singleResult().getBusinessKey()));
            }
        }
        return released;
    }

    private boolean isCandidate(Task task, Set<String> groups) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).anyMatch(groups::contains);
    }

    private Answerer answererOf(String instanceId) {
        Map<String, Object> variables = runtime.getVariables(instanceId, List.of(FundingCase.ANSWERER, FundingCase.ANSWERER_GROUP));
        return new Answerer((String) variables.get(FundingCase.ANSWERER), (String) variables.get(FundingCase.ANSWERER_GROUP));
    }

    private ProcessInstance instance(UUID requestId) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(FundingCase.PROCESS_KEY)
                .processInstanceBusinessKey(requestId.toString()).singleResult();
    }
}
