package org.virtualschool.funding.process;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskEligibility;

/** Who may not work on a request although the task is theirs: who may not see the child, and who would decide for themselves. */
@Component
class FundingEligibility implements TaskEligibility {

    private static final String NOT_YOUR_CHILD = "You may not see this child's record, so you cannot work on this task.";
    private static final Map<String, DecisionPart> PARTS = Map.of(FundingCase.DECIDE, DecisionPart.OFFICER,
            FundingCase.VOTE_HEAD, DecisionPart.HEAD, FundingCase.VOTE_MANAGER, DecisionPart.MANAGER);

    private final FundingRequests requests;
    private final FundingDecisions decisions;
    private final AccessRule accessRule;

    FundingEligibility(FundingRequests requests, FundingDecisions decisions, AccessRule accessRule) {
        this.requests = requests;
        this.decisions = decisions;
        this.accessRule = accessRule;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public Optional<String> refusal(TaskCase task) {
        if (!accessRule.mayRead(requests.find(task.caseId()).childId())) {
            return Optional.of(NOT_YOUR_CHILD);
        }
        DecisionPart part = PARTS.get(task.taskKey());
        return part == null ? Optional.empty() : decisions.refusal(task.caseId(), part, task.userId());
    }
}
