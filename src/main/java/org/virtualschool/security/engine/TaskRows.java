package org.virtualschool.security.engine;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;
import static org.camunda.bpm.engine.authorization.TaskPermissions.READ_VARIABLE;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;

/**
 * Grants on single tasks, for those only who may not read every task of their tenants: social workers, whose colleagues
 * have children at the same school, and the groups of their managers. The engine gives such grants to everybody and
 * never takes them back; here they are taken back when the task goes to somebody else. Whoever gets a task becomes a
 * member of its tenant.
 */
@Component
class TaskRows extends DefaultAuthorizationProvider {

    private static final Permission[] WORKER = {READ, READ_VARIABLE, TASK_WORK};
    /** Managers cover for a worker who is away by handing the task on. */
    private static final Permission[] COVER = {READ, READ_VARIABLE, TASK_WORK, TASK_ASSIGN};

    private final ObjectProvider<WorkerTenants> workerTenants;

    /** Asked for with the first task: it needs the engine, which needs this. */
    TaskRows(ObjectProvider<WorkerTenants> workerTenants) {
        this.workerTenants = workerTenants;
    }

    /** People may read their own name; nothing else of their account. */
    @Override
    public AuthorizationEntity[] newUser(User user) {
        AuthorizationEntity own = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        own.setUserId(user.getId());
        own.setResource(USER);
        own.setResourceId(user.getId());
        own.addPermission(READ);
        return new AuthorizationEntity[] {own};
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
        if (before != null && !before.equals(now)) {
            authorizations().deleteAuthorizationsByResourceIdAndUserId(TASK, task.getId(), before);
        }
        return forUser(task, now);
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return IdentityLinkType.CANDIDATE.equals(type) ? forUser(task, userId) : null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        if (!IdentityLinkType.CANDIDATE.equals(type) || !Groups.isTeam(group)) {
            return null;
        }
        workerTenants.getObject().admitTeam(group, task.getTenantId());
        return rows(task, null, group, COVER);
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        if (IdentityLinkType.CANDIDATE.equals(type) && !userId.equals(task.getAssignee())) {
            authorizations().deleteAuthorizationsByResourceIdAndUserId(TASK, task.getId(), userId);
        }
        return null;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
        if (IdentityLinkType.CANDIDATE.equals(type)) {
            authorizations().deleteAuthorizationsByResourceIdAndGroupId(TASK, task.getId(), group);
        }
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String now) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newGroup(Group group) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newFilter(Filter filter) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newProcessInstance(ProcessInstance instance) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newDecisionDefinition(DecisionDefinition definition) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newDecisionRequirementsDefinition(DecisionRequirementsDefinition definition) {
        return null;
    }

    private AuthorizationEntity[] forUser(Task task, String userId) {
        if (userId == null || !isSocialWorker(userId)) {
            return null;
        }
        workerTenants.getObject().admitWorker(userId, task.getTenantId());
        return rows(task, userId, null, WORKER);
    }

    private AuthorizationEntity[] rows(Task task, String userId, String group, Permission... permissions) {
        AuthorizationEntity row = getGrantAuthorization(task.getId(), userId, group, TASK);
        if (row == null) {
            row = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
            row.setUserId(userId);
            row.setGroupId(group);
            row.setResource(TASK);
            row.setResourceId(task.getId());
        }
        row.setPermissions(permissions);
        return new AuthorizationEntity[] {row};
    }

    private static boolean isSocialWorker(String userId) {
        CommandContext context = Context.getCommandContext();
        List<Group> groups = context.runWithoutAuthorization(() ->
                context.getReadOnlyIdentityProvider().createGroupQuery(context).groupMember(userId).unlimitedList());
        return groups.stream().map(Group::getId)
                .anyMatch(group -> group.equals(Role.SOCIAL_WORKER) || group.equals(Role.SOCIAL_WORK_MANAGER));
    }

    private static AuthorizationManager authorizations() {
        return Context.getCommandContext().getAuthorizationManager();
    }
}
