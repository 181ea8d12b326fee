package org.virtualschool.security.seed;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
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
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.virtualschool.people.Role;

/**
 * The grants of each role, each the least that its work in Tasklist was found to need. Tenants narrow what a school's
 * staff see of these to their school; social workers see a task only by a grant on the task itself.
 */
final class RoleGrants {

    /** Whoever may work on tasks. The right to change tasks (UPDATE) is given to nobody: it would let them reassign and rename. */
    private static final List<String> SEE_TASKS_OF_THEIR_TENANTS = List.of(Role.DESIGNATED_TEACHER, Role.HEADTEACHER,
            Role.EARLY_YEARS_PROVIDER, Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD, Role.VIRTUAL_SCHOOL_COORDINATOR);
    private static final List<String> SEE_TASKS_GIVEN_TO_THEM = List.of(Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER);
    private static final Permission[] WORK_ON_TASKS = {READ, READ_TASK, READ_TASK_VARIABLE, TASK_WORK, READ_HISTORY};

    private RoleGrants() {
    }

    /** Roles that use Tasklist. */
    static List<String> tasklistRoles() {
        return Stream.concat(SEE_TASKS_OF_THEIR_TENANTS.stream(), SEE_TASKS_GIVEN_TO_THEM.stream()).toList();
    }

    /** @param processes keys of the casework processes */
    static List<Grant> forProcesses(Collection<String> processes) {
        List<Grant> grants = new ArrayList<>();
        tasklistRoles().forEach(role -> grants.add(Grant.of(role, APPLICATION, "tasklist", ACCESS)));
        for (String process : processes) {
            SEE_TASKS_OF_THEIR_TENANTS.stream().filter(role -> !role.equals(Role.VIRTUAL_SCHOOL_COORDINATOR))
                    .forEach(role -> grants.add(Grant.of(role, PROCESS_DEFINITION, process, WORK_ON_TASKS)));
            grants.add(Grant.of(Role.VIRTUAL_SCHOOL_COORDINATOR, PROCESS_DEFINITION, process,
                    READ, READ_TASK, READ_TASK_VARIABLE, TASK_WORK, READ_HISTORY, CREATE_INSTANCE));
            SEE_TASKS_GIVEN_TO_THEM.forEach(role -> grants.add(Grant.of(role, PROCESS_DEFINITION, process, READ)));
        }
        grants.add(Grant.of(Role.VIRTUAL_SCHOOL_COORDINATOR, PROCESS_INSTANCE, Authorization.ANY, CREATE));
        grants.addAll(forOperators());
        return grants;
    }

    /** Cockpit without tasks and variables: what runs, what failed, try it again. Admin: users and who belongs where. */
    private static List<Grant> forOperators() {
        String operator = Role.SYSTEM_ADMINISTRATOR;
        return List.of(
                Grant.of(operator, APPLICATION, "cockpit", ACCESS),
                Grant.of(operator, APPLICATION, "admin", ACCESS),
                Grant.of(operator, PROCESS_DEFINITION, Authorization.ANY, READ, READ_INSTANCE, RETRY_JOB),
                Grant.of(operator, DECISION_DEFINITION, Authorization.ANY, READ),
                Grant.of(operator, DEPLOYMENT, Authorization.ANY, READ),
                Grant.of(operator, USER, Authorization.ANY, READ, CREATE, UPDATE, DELETE),
                Grant.of(operator, GROUP, Authorization.ANY, READ),
                Grant.of(operator, GROUP_MEMBERSHIP, Authorization.ANY, CREATE, DELETE),
                Grant.of(operator, TENANT, Authorization.ANY, READ));
    }
}
