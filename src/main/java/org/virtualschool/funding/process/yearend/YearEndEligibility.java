package org.virtualschool.funding.process.yearend;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.yearend.Statements;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskEligibility;

/** Who may not work on a statement although the task is theirs: who has lost the role, and who would confirm what they prepared. */
@Component
class YearEndEligibility implements TaskEligibility {

    private static final String NOT_YOUR_ROLE = "You do not hold the role any more that decides on this.";
    private static final Map<String, String> ROLES = Map.of(YearEndCase.PREPARE, Role.FINANCE_OFFICER,
            YearEndCase.CONFIRM, Role.VIRTUAL_SCHOOL_HEAD);

    private final Statements statements;
    private final UserAccounts accounts;

    YearEndEligibility(Statements statements, UserAccounts accounts) {
        this.statements = statements;
        this.accounts = accounts;
    }

    @Override
    public String processKey() {
        return YearEndCase.PROCESS_KEY;
    }

    /** By the account as it is now: a login knows its roles for seconds after they are taken away. */
    @Override
    public Optional<String> refusal(TaskCase task) {
        if (!accounts.groupsOf(task.userId()).contains(ROLES.get(task.taskKey()))) {
            return Optional.of(NOT_YOUR_ROLE);
        }
        return YearEndCase.CONFIRM.equals(task.taskKey()) ? statements.refusalToConfirm(task.caseId(), task.userId()) : Optional.empty();
    }
}
