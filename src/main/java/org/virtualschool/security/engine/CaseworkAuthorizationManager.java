package org.virtualschool.security.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.virtualschool.workflow.SystemWork;

/**
 * The engine's grants with three differences: nobody passes every check by belonging to the built-in administrators'
 * group; our own work is not checked; and a caller's groups are taken as they are, since looking up beforehand which of
 * them hold grants at all reads every grant on every command.
 */
class CaseworkAuthorizationManager extends AuthorizationManager {

    @Override
    public boolean isCamundaAdmin(Authentication authentication) {
        return false;
    }

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    protected boolean isAuthCheckExecuted() {
        return super.isAuthCheckExecuted() && !SystemWork.underWay();
    }
}
