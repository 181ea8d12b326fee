package org.virtualschool.security.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.virtualschool.workflow.CaseVariables;
import org.virtualschool.workflow.SystemWork;

/**
 * The engine's grants with four differences: nobody passes every check by belonging to the built-in administrators'
 * group; our own work is not checked; and a caller's groups are taken as they are, since looking up beforehand which of
 * them hold grants at all reads every grant on every command; and the label of a case may stand on its tasks' cards.
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

    /**
     * The label on the cards of a task list is a variable of the case, which nobody is granted to read: the filter has
     * found the tasks by their own grants before it asks for the labels of their cases. Tenants are checked all the same.
     */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        boolean labelsOfTasks = query.getVariableScopeIds() != null && List.of(CaseVariables.LABEL).equals(
                query.getVariableNames() == null ? null : List.of(query.getVariableNames()));
        if (!labelsOfTasks) {
            super.configureVariableInstanceQuery(query);
        }
    }

    @Override
    protected boolean isAuthCheckExecuted() {
        return super.isAuthCheckExecuted() && !SystemWork.underWay();
    }
}
