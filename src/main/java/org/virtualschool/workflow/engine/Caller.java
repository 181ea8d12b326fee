package org.virtualschool.workflow.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.virtualschool.workflow.SystemWork;

/**
 * Who asks the engine for something.
 *
 * @param userId who is logged in
 * @param groups the groups of the login
 */
record Caller(String userId, List<String> groups) {

    /** The person behind the current command; empty when a job, a delegate or another piece of our own code acts. */
    static Optional<Caller> person(CommandContext context) {
        Authentication login = context.getAuthentication();
        boolean person = login != null && login.getUserId() != null && context.isAuthorizationCheckEnabled()
                && context.getProcessEngineConfiguration().isAuthorizationEnabled() && !SystemWork.underWay();
        return person ? Optional.of(new Caller(login.getUserId(),
                login.getGroupIds() == null ? List.of() : login.getGroupIds())) : Optional.empty();
    }
}
