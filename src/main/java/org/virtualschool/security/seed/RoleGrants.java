package org.virtualschool.security.seed;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.virtualschool.people.Role;
import org.virtualschool.workflow.CaseTenant;

/**
 * The grants of each role, each the least that its work in Tasklist was found to need. Tenants narrow what a school's
 * staff see of these to their school; social workers see a task only by a grant on the task itself.
 */
final class RoleGrants {

    /**
     * Whoever may work on tasks. Nobody is given the right to change tasks (UPDATE), which would let them reassign and
     * rename. Who may start a process, see {@link StartGrants}: most are started by their features, when their rules allow it.
     */
    private static final Permission[] WORK_ON_TASKS = {READ, READ_TASK, READ_TASK_VARIABLE, TASK_WORK, READ_HISTORY};

    private RoleGrants() {
    }

    /** @param processes all the casework processes */
    static List<Grant> forProcesses(Collection<CaseTenant> processes) {
        List<Grant> grants = new ArrayList<>();
        TasklistRoles.ALL.forEach(role -> grants.add(Grant.of(role, APPLICATION, "tasklist", ACCESS)));
        processes.forEach(process -> {
            process.alsoWorkedOnBy().forEach(role -> grants.add(Grant.of(role, PROCESS_DEFINITION, process.processKey(), WORK_ON_TASKS)));
            if (!process.byThemAlone()) {
                TasklistRoles.BY_TENANT.forEach(role -> grants.add(Grant.of(role, PROCESS_DEFINITION, process.processKey(), WORK_ON_TASKS)));
                TasklistRoles.BY_TASK.forEach(role -> grants.add(Grant.of(role, PROCESS_DEFINITION, process.processKey(), READ)));
            }
        });
        grants.addAll(forOperators());
        return grants;
    }

    /** Cockpit without tasks and variables: what runs, what failed, try it again. Admin: accounts, passwords and who is an operator. */
    private static List<Grant> forOperators() {
        String operator = Role.SYSTEM_ADMINISTRATOR;
        return List.of(
                Grant.of(operator, APPLICATION, "cockpit", ACCESS),
                Grant.of(operator, APPLICATION, "admin", ACCESS),
                Grant.of(operator, PROCESS_DEFINITION, Authorization.ANY, READ, READ_INSTANCE, RETRY_JOB),
                Grant.of(operator, DECISION_DEFINITION, Authorization.ANY, READ),
                Grant.of(operator, DEPLOYMENT, Authorization.ANY, READ),
                Grant.of(operator, USER, Authorization.ANY, READ, CREATE, UPDATE),
                Grant.of(operator, GROUP, Authorization.ANY, READ),
                Grant.of(operator, GROUP_MEMBERSHIP, operator, CREATE, DELETE),
                Grant.of(operator, TENANT, Authorization.ANY, READ));
    }
}
