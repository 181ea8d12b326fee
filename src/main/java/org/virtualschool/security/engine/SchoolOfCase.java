package org.virtualschool.security.engine;

import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.CaseTenant;

/**
 * Gives every new instance the tenant of its case, read from the record and not from what the caller says. Never none:
 * the engine shows instances without a tenant to everybody.
 */
@Component
class SchoolOfCase implements TenantIdProvider {

    private final ObjectProvider<CaseTenant> processes;
    private final ObjectProvider<GroupsAndTenants> groupsAndTenants;

    /** Both are asked for when the first instance starts: they need the engine, which needs this. */
    SchoolOfCase(ObjectProvider<CaseTenant> processes, ObjectProvider<GroupsAndTenants> groupsAndTenants) {
        this.processes = processes;
        this.groupsAndTenants = groupsAndTenants;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
        String process = start.getProcessDefinition().getKey();
        String tenant = processes.stream().filter(known -> known.processKey().equals(process)).findFirst()
                .map(known -> known.tenantOf(caseId(known, start))).orElse(CaseTenant.AUTHORITY);
        if (!Context.getCommandContext().getTenantManager().isAuthenticatedTenant(tenant)) {
            throw new AuthorizationException("This child is not at a school of yours.");
        }
        groupsAndTenants.getObject().ensureTenant(tenant);
        return tenant;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext start) {
        return CaseTenant.AUTHORITY;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext decision) {
        return decision.getExecution() == null ? CaseTenant.AUTHORITY : decision.getExecution().getTenantId();
    }

    private static UUID caseId(CaseTenant process, TenantIdProviderProcessInstanceContext start) {
        Object id = start.getVariables().get(process.caseVariable());
        try {
            return UUID.fromString(String.valueOf(id));
        } catch (IllegalArgumentException e) {
            throw new BadUserRequestException("The start names no case: " + process.caseVariable() + " is missing or no id.");
        }
    }
}
