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
import org.camunda.bpm.engine.authorization.Resources;
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

    /** Deploys the process if it is not there. */
    public void deploy() {
        if (repository.createProcessDefinitionQuery().processDefinitionKey(KEY).count() == 0) {
            var deployment = repository.createDeployment().name("workflow test");
            for (String resource : RESOURCES) {
                deployment.addClasspathResource(resource);
            }
            deployment.deploy();
        }
    }

    /** Removes it with every case and grant. */
    public void remove() {
        identity.clearAuthentication();
        repository.createDeploymentQuery().deploymentName("workflow test").list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        authorizations.createAuthorizationQuery().resourceType(Resources.PROCESS_DEFINITION).resourceId(KEY).list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    /** Starts a case of the school {@code group} and the social worker {@code socialWorker}. */
    public ProcessInstance start(String group, String socialWorker) {
        Map<String, Object> variables = new HashMap<>(Map.of("schoolGroup", group, "teamGroup", "team-test",
                "caseLabel", "VS-000123", "schoolKey", 100001L));
        variables.put("socialWorker", socialWorker);
        return runtime.startProcessInstanceByKey(KEY, UUID.randomUUID().toString(), variables);
    }

    /** The open task of the case. */
    public Task task(ProcessInstance instance, String key) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(key).singleResult();
    }

    /** Lets holders of the group see and work on tasks of the process, as far as candidacy allows. */
    public void grant(String group, Permission... more) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId(KEY);
        grant.addPermission(Permissions.READ);
        grant.addPermission(ProcessDefinitionPermissions.READ_TASK);
        grant.addPermission(ProcessDefinitionPermissions.TASK_WORK);
        for (Permission permission : more) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }

    /** Does the work as the person, who belongs to the groups. */
    public void as(String userId, List<String> groups, Runnable work) {
        try {
            identity.setAuthentication(userId, groups);
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
