package org.virtualschool.pep.process;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.pep.PepReader;
import org.virtualschool.workflow.CaseTenant;

/** A PEP review is the work of the school that the PEP was started at; the authority's for a child on no roll. */
@Component
class PepTenant implements CaseTenant {

    private final PepReader peps;

    PepTenant(PepReader peps) {
        this.peps = peps;
    }

    @Override
    public String processKey() {
        return PepReview.PROCESS_KEY;
    }

    @Override
    public String caseVariable() {
        return PepReview.PEP_ID;
    }

    @Override
    public String tenantOf(UUID pepId) {
        Long school = peps.find(pepId).schoolKey();
        return school == null ? AUTHORITY : school.toString();
    }
}
