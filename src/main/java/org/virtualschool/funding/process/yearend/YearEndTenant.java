package org.virtualschool.funding.process.yearend;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Role;
import org.virtualschool.workflow.CaseTenant;

/** A year end is the work of the authority, and of two roles alone. */
@Component
class YearEndTenant implements CaseTenant {

    @Override
    public String processKey() {
        return YearEndCase.PROCESS_KEY;
    }

    @Override
    public Set<String> alsoWorkedOnBy() {
        return Set.of(Role.FINANCE_OFFICER, Role.VIRTUAL_SCHOOL_HEAD);
    }

    @Override
    public boolean byThemAlone() {
        return true;
    }

    @Override
    public String caseVariable() {
        return YearEndCase.YEAR_END_ID;
    }

    @Override
    public String tenantOf(UUID yearEndId) {
        return AUTHORITY;
    }
}
