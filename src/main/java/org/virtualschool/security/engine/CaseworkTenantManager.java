package org.virtualschool.security.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.workflow.SystemWork;

/**
 * The engine's tenants with two exemptions: people who work for the whole authority, and our own code. Delegates run with
 * authorization off; without this they would silently see only the schools of whoever completed the last task.
 */
class CaseworkTenantManager extends TenantManager {

    @Override
    public boolean isTenantCheckEnabled() {
        return super.isTenantCheckEnabled()
                && Context.getCommandContext().isAuthorizationCheckEnabled()
                && !SystemWork.underWay()
                && !worksForWholeAuthority(getCurrentAuthentication());
    }

    private static boolean worksForWholeAuthority(Authentication caller) {
        return RoleTrait.EVERY_TENANT.isOfAny(caller.getGroupIds());
    }
}
