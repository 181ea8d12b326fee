package org.virtualschool.funding.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.people.Role;

/** Passes the request on to whom the table of approval names. */
@Component
class RouteAnswerListener implements ExecutionListener {

    private static final String PANEL = "panel";
    private static final Map<String, String> ROLES = Map.of("adviser", Role.VIRTUAL_SCHOOL_ADVISER, "head", Role.VIRTUAL_SCHOOL_HEAD);
    private static final List<String> USED_UP = List.of(FundingCase.AMOUNT_PENCE, FundingCase.WITHIN_CORE, FundingCase.POOLED,
            FundingCase.PEP_RATING, FundingCase.VERIFIED_HOURS);

    private final FundingDecisions decisions;

    RouteAnswerListener(FundingDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String route = (String) execution.getVariable(FundingCase.ROUTE);
        UUID requestId = UUID.fromString(execution.getProcessBusinessKey());
        execution.setVariable(FundingCase.APPROVER_GROUP, ROLES.get(route));
        if (ROLES.containsKey(route)) {
            decisions.passToOfficer(requestId);
        } else if (PANEL.equals(route)) {
            decisions.passToPanel(requestId);
        }
        execution.removeVariables(USED_UP);
    }
}
