package org.virtualschool.funding.process;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.people.Role;
import org.virtualschool.workflow.CaseTenant;

/** A request is the work of the school that provides it; the authority's for a child on no roll. Managers vote in the panel, finance
 * confirms refunds. */
@Component
class FundingTenant implements CaseTenant {

    private final FundingRequests requests;

    FundingTenant(FundingRequests requests) {
        this.requests = requests;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public Set<String> alsoWorkedOnBy() {
        return Set.of(Role.MANAGER, Role.FINANCE_OFFICER);
    }

    @Override
    public String caseVariable() {
        return FundingCase.REQUEST_ID;
    }

    @Override
    public String tenantOf(UUID requestId) {
        Long school = requests.find(requestId).schoolKey();
        return school == null ? AUTHORITY : school.toString();
    }
}
