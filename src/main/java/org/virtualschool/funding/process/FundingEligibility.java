package org.virtualschool.funding.process;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskEligibility;

/** Who may not work on a request although the task is theirs: who may not see the child, and who would decide for themselves. */
@Component
class FundingEligibility implements TaskEligibility {

    private static final String NOT_YOUR_CHILD = "You may not see this child's record, so you cannot work on this task.";
    private static final String NOT_YOUR_ROLE = "You do not hold the role any more that decides on this.";
    private static final Map<DecisionPart, Set<String>> ROLES = Map.of(
            DecisionPart.OFFICER, Set.of(Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD),
            DecisionPart.HEAD, Set.of(Role.VIRTUAL_SCHOOL_HEAD), DecisionPart.MANAGER, Set.of(Role.MANAGER));
    /** In what part somebody decides, by the task. */
    static final Map<String, DecisionPart> PARTS = Map.of(FundingCase.DECIDE, DecisionPart.OFFICER,
            FundingCase.VOTE_HEAD, DecisionPart.HEAD, FundingCase.VOTE_MANAGER, DecisionPart.MANAGER);

    /** Tasks for people who need not see the child's record for them. */
    private static final Set<String> WITHOUT_RECORD = Set.of(FundingCase.REPORT, FundingCase.REFUND);

    private final FundingRequests requests;
    private final FundingDecisions decisions;
    private final FundingAccounts money;
    private final AccessRule accessRule;
    private final UserAccounts accounts;

    FundingEligibility(FundingRequests requests, FundingDecisions decisions, FundingAccounts money, AccessRule accessRule,
            UserAccounts accounts) {
        this.requests = requests;
        this.decisions = decisions;
        this.money = money;
        this.accessRule = accessRule;
        this.accounts = accounts;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public Optional<String> refusal(TaskCase task) {
        UUID child = requests.find(task.caseId()).childId();
        if (WITHOUT_RECORD.contains(task.taskKey())) {
            return accessRule.isExcluded(task.userId(), child) ? Optional.of(NOT_YOUR_CHILD) : refusalToAccount(task);
        }
        if (!accessRule.mayRead(child)) {
            return Optional.of(NOT_YOUR_CHILD);
        }
        DecisionPart part = PARTS.get(task.taskKey());
        if (part == null) {
            return decisions.refusalToAnswer(task.caseId(), task.userId());
        }
        return holdsRole(part, task.userId()) ? decisions.refusal(task.caseId(), part, task.userId()) : Optional.of(NOT_YOUR_ROLE);
    }

    /** A school reports on what it was paid for also when the child has left it, and finance needs no record to see money come back. */
    @Override
    public boolean needsRecord(String taskKey) {
        return !WITHOUT_RECORD.contains(taskKey);
    }

    private Optional<String> refusalToAccount(TaskCase task) {
        if (FundingCase.REPORT.equals(task.taskKey())) {
            return Optional.empty();
        }
        return accounts.groupsOf(task.userId()).contains(Role.FINANCE_OFFICER) ? money.refusalToConfirm(task.caseId(), task.userId())
                : Optional.of(NOT_YOUR_ROLE);
    }

    /** By the account as it is now: a login knows its roles for seconds after they are taken away, and money is gone in one. */
    private boolean holdsRole(DecisionPart part, String userId) {
        return !Collections.disjoint(ROLES.get(part), accounts.groupsOf(userId));
    }
}
