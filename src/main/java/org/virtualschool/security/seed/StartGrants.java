package org.virtualschool.security.seed;

import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.virtualschool.workflow.StartForm;

/**
 * What it takes to start a process by its start form: the right on the process and, beside it, the general one to begin instances. Every
 * other process is started by its feature alone.
 */
final class StartGrants {

    private StartGrants() {
    }

    /** Adds to the grants on the process what its starters need besides. */
    static void add(StartForm form, List<Grant> grants) {
        grants.replaceAll(grant -> isOnProcess(grant, form) ? withStart(grant) : grant);
        form.startedBy().stream().map(role -> Grant.of(role, PROCESS_INSTANCE, Authorization.ANY, CREATE))
                .filter(grant -> !grants.contains(grant)).forEach(grants::add);
    }

    private static boolean isOnProcess(Grant grant, StartForm form) {
        return grant.resource() == PROCESS_DEFINITION && grant.resourceId().equals(form.processKey()) && form.startedBy().contains(grant.group());
    }

    private static Grant withStart(Grant grant) {
        Set<Permission> permissions = new HashSet<>(grant.permissions());
        permissions.add(CREATE_INSTANCE);
        return new Grant(grant.group(), grant.resource(), grant.resourceId(), permissions);
    }
}
