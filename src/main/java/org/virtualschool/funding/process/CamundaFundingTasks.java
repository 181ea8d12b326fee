package org.virtualschool.funding.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingTasks;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.OpenTask;
import org.virtualschool.workflow.TaskDesk;
import org.virtualschool.workflow.TypedAnswers;
import org.virtualschool.workflow.Worklist;

/** Decisions as tasks of the engine. */
@Component
class CamundaFundingTasks implements FundingTasks {

    private static final Set<String> DECISIONS = Set.of(FundingCase.DECIDE, FundingCase.VOTE_HEAD, FundingCase.VOTE_MANAGER);

    private final Worklist worklist;
    private final TaskDesk desk;
    private final AccessRule access;
    private final FundingRequests requests;
    private final JdbcClient jdbc;

    CamundaFundingTasks(Worklist worklist, TaskDesk desk, AccessRule access, FundingRequests requests, JdbcClient jdbc) {
        this.worklist = worklist;
        this.desk = desk;
        this.access = access;
        this.requests = requests;
        this.jdbc = jdbc;
    }

    @Override
    public List<Waiting> waiting() {
        List<OpenTask> tasks = worklist.listAll(FundingCase.PROCESS_KEY, DECISIONS, access.excluded());
        Map<String, UUID> requests = requestsOf(tasks.stream().map(OpenTask::id).toList());
        return tasks.stream().filter(task -> requests.containsKey(task.id()))
                .map(task -> new Waiting(task.id(), requests.get(task.id()), task.childId(), task.name(),
                        FundingEligibility.PARTS.get(task.taskKey()), task.caseLabel(), task.dueAt()))
                .toList();
    }

    /** Only of tasks that are decisions: any other has none, nor has one that is done meanwhile. */
    private Map<String, UUID> requestsOf(List<String> taskIds) {
        return taskIds.isEmpty() ? Map.of() : jdbc.sql("""
                        select t.id_, e.business_key_ from public.act_ru_task t
                        join public.act_ru_execution e on e.id_ = t.proc_inst_id_
                        join public.act_re_procdef d on d.id_ = t.proc_def_id_
                        where t.id_ in (:tasks) and d.key_ = :process and t.task_def_key_ in (:decisions)""")
                .param("tasks", taskIds).param("process", FundingCase.PROCESS_KEY).param("decisions", DECISIONS)
                .query((row, number) -> Map.entry(row.getString("id_"), UUID.fromString(row.getString("business_key_"))))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public FundingRecord decide(String taskId, Choice choice) {
        UUID requestId = requestsOf(List.of(taskId)).get(taskId);
        if (requestId == null) {
            throw desk.gone(taskId);
        }
        Map<String, List<String>> answers = new HashMap<>();
        answers.put("fundingOutcome", List.of(choice.outcome()));
        put(answers, "approvedAmount", choice.amount());
        put(answers, "ask".equals(choice.outcome()) ? "decisionQuestion" : "decisionReason", choice.words());
        desk.completeAfresh(taskId, new TypedAnswers(Set.of(), answers));
        return requests.find(requestId);
    }

    private static void put(Map<String, List<String>> answers, String field, String written) {
        if (written != null && !written.isBlank()) {
            answers.put(field, List.of(written.strip()));
        }
    }
}
