package org.virtualschool.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** A small process with forms of every kind, deployed for the tests of this package only. */
@Component
public class WorkflowTestProcess {

    /** Key of the process. */
    public static final String KEY = "workflowTest";
    /** Task of the school, with a field of every kind. */
    public static final String DESCRIBE = "userTask_describe";
    /** Task of the social worker, which chooses the route. */
    public static final String DECIDE = "userTask_decide";
    /** Task without a form. */
    public static final String CHECK = "userTask_check";

    /** Group of people who work on the process. */
    public static final String ROLE = "workflow-test-role";
    /** Group of people with too many rights. */
    public static final String WIDE_ROLE = "workflow-test-wide-role";

    private static final String DEPLOYMENT = "workflow test";
    private static final String[] RESOURCES = {"workflow-test/workflow-test.bpmn",
        "workflow-test/workflow-test-describe.form", "workflow-test/workflow-test-decide.form"};

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final AuthorizationService authorizations;

    WorkflowTestProcess(RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identity,
                        AuthorizationService authorizations) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /** Deploys the process. */
    public void deploy() {
        deployFor(null);
    }

    /** Deploys the process so that its cases are those of the school {@code tenant}. */
    public void deployFor(String tenant) {
        DeploymentBuilder deployment = repository.createDeployment().name(DEPLOYMENT).tenantId(tenant);
        for (String resource : RESOURCES) {
            deployment.addClasspathResource(resource);
        }
        deployment.deploy();
    }

    /** Removes it with every case and grant. */
    public void remove() {
        identity.clearAuthentication();
        repository.createDeploymentQuery().deploymentName(DEPLOYMENT).list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        authorizations.createAuthorizationQuery().groupIdIn(ROLE, WIDE_ROLE).list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    /** Starts a case of the school's group and the social worker; the worker may be null. */
    public ProcessInstance start(String schoolGroup, String socialWorker) {
        Map<String, Object> variables = new HashMap<>(Map.of("schoolGroup", schoolGroup, "teamGroup", "team-test",
                "caseLabel", "VS-000123", "schoolKey", 100001L));
        variables.put("socialWorker", socialWorker);
        return runtime.startProcessInstanceByKey(KEY, UUID.randomUUID().toString(), variables);
    }

    /** The open task of the case. */
    public Task task(ProcessInstance instance, String key) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(key).singleResult();
    }

    /** Lets {@link #ROLE} see and work on tasks of the process in Tasklist, as far as candidacy allows. */
    public void grant() {
        grant(ROLE, Resources.PROCESS_DEFINITION, KEY, Permissions.READ, ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_TASK_VARIABLE, ProcessDefinitionPermissions.TASK_WORK,
                Permissions.READ_HISTORY);
        grant(ROLE, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    /** Lets {@link #WIDE_ROLE} do more than anybody should. */
    public void grantTooMuch() {
        grant(WIDE_ROLE, Resources.PROCESS_DEFINITION, KEY, Permissions.READ, ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_WORK, ProcessDefinitionPermissions.TASK_ASSIGN,
                ProcessDefinitionPermissions.UPDATE_TASK, ProcessDefinitionPermissions.UPDATE_TASK_VARIABLE);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    /** Does the work as the person, who belongs to the groups and to the tenant of the test process. */
    public void as(String userId, List<String> groups, Runnable work) {
        try {
            identity.setAuthentication(userId, groups, List.of(CaseTenant.AUTHORITY));
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Complete answers to the form of {@link #DESCRIBE}. */
    public static Map<String, Object> description(Object... changes) {
        Map<String, Object> answers = new HashMap<>(Map.of("title", "Autumn", "notes", "All well", "told", true,
                "kind", "plain", "people", List.of("carer"), "plannedOn", "2035-11-20"));
        for (int i = 0; i < changes.length; i += 2) {
            answers.put((String) changes[i], changes[i + 1]);
        }
        return answers;
    }
}
