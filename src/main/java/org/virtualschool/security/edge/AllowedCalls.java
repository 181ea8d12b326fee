package org.virtualschool.security.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.security.seed.TasklistRoles;
import org.virtualschool.workflow.Refusal;

/**
 * Everything that is let through to the engine's REST API and webapps, by role: what Tasklist, Cockpit and Admin were
 * seen to call, and what is promised to integrations. Not here, and so refused: filters other than the stored ones, since
 * their expressions run as code; deployments, batches, signals, messages and starts without a form; comments and attachments, which the
 * engine guards by no grant; statistics; making and changing tasks, their links and variables; other people's accounts; casework roles, which come by the staff file.
 */
final class AllowedCalls {

    /** To everybody who is logged in; whole paths. */
    private static final List<CallPattern> WEBAPP_OF_ALL = CallPattern.of("""
            GET /camunda/lib/**
            GET /camunda/assets/**
            GET /camunda/favicon.ico
            GET /camunda/api/admin/auth/user/default
            GET /camunda/api/engine/engine/
            GET /camunda/api/engine/engine
            GET /engine-rest/engine
            """);
    private static final List<CallPattern> WEBAPP_OF_TASKLIST = CallPattern.of("""
            GET /camunda/app/tasklist/**
            GET /camunda/api/tasklist/plugin/{id}/static/**
            """);
    private static final List<CallPattern> WEBAPP_OF_OPERATORS = CallPattern.of("""
            GET /camunda/app/cockpit/**
            GET /camunda/app/admin/**
            GET /camunda/api/cockpit/plugin/{id}/static/**
            GET /camunda/api/admin/plugin/{id}/static/**
            GET /camunda/api/cockpit/plugin/base/default/process-definition/**
            SEARCH /camunda/api/cockpit/plugin/base/default/process-instance
            SEARCH /camunda/api/cockpit/plugin/base/default/process-instance/count
            SEARCH /camunda/api/cockpit/plugin/base/default/incident/
            SEARCH /camunda/api/cockpit/plugin/base/default/incident/count
            """);

    /** To everybody who is logged in; paths within the REST API. */
    private static final List<CallPattern> REST_OF_ALL = CallPattern.of("""
            GET /user/{self}/profile
            GET /identity/groups?userId={self}
            GET /group?member={self}
            GET /group/count?member={self}
            """);
    private static final List<CallPattern> REST_OF_TASKLIST = CallPattern.of("""
            GET /filter
            GET /filter/count
            OPTIONS /filter
            GET /filter/{id}/list
            SEARCH /filter/{id}/list
            GET /filter/{id}/count
            SEARCH /filter/{id}/count
            GET /task
            SEARCH /task
            GET /task/count
            SEARCH /task/count
            GET /task/{id}
            GET /task/{id}/form
            GET /task/{id}/deployed-form
            GET /task/{id}/form-variables
            POST /task/{id}/claim
            POST /task/{id}/unclaim
            POST /task/{id}/complete
            POST /task/{id}/submit-form
            GET /process-definition
            GET /process-definition/count
            GET /process-definition/{id}
            GET /process-definition/{id}/xml
            GET /process-definition/key/{id}
            GET /process-definition/key/{id}/xml
            GET /history/user-operation?taskId={id}
            GET /history/user-operation/count?taskId={id}
            GET /history/task
            SEARCH /history/task
            GET /history/task/count
            SEARCH /history/task/count
            GET /history/process-instance
            SEARCH /history/process-instance
            GET /history/process-instance/count
            SEARCH /history/process-instance/count
            GET /history/process-instance/{id}
            GET /history/activity-instance
            GET /history/activity-instance/count
            """);
    /** Whoever may start a process does it with the start form in Tasklist; which process, the engine's grants say. */
    private static final List<CallPattern> REST_OF_STARTERS = CallPattern.of("""
            GET /process-definition/{id}/startForm
            GET /process-definition/{id}/deployed-start-form
            POST /process-definition/{id}/submit-form
            """);
    /** Managers hand a task of their team to another worker. */
    private static final List<CallPattern> REST_OF_MANAGERS = CallPattern.of("POST /task/{id}/assignee");
    private static final List<CallPattern> REST_OF_OPERATORS = CallPattern.of("""
            GET /version
            GET /process-definition
            GET /process-definition/count
            GET /process-definition/statistics
            GET /process-definition/{id}
            GET /process-definition/{id}/xml
            GET /process-definition/{id}/statistics
            GET /process-instance
            SEARCH /process-instance
            GET /process-instance/count
            SEARCH /process-instance/count
            GET /process-instance/{id}
            GET /process-instance/{id}/activity-instances
            GET /incident
            GET /incident/count
            GET /incident/{id}
            GET /job
            SEARCH /job
            GET /job/count
            SEARCH /job/count
            GET /job/{id}
            GET /job/{id}/stacktrace
            PUT /job/{id}/retries
            GET /job-definition
            GET /job-definition/count
            GET /job-definition/{id}
            PUT /job-definition/{id}/retries
            GET /task/count
            SEARCH /task
            SEARCH /task/count
            SEARCH /history/task/count
            GET /decision-definition
            GET /decision-definition/count
            GET /decision-definition/{id}
            GET /decision-definition/{id}/xml
            GET /decision-requirements-definition
            GET /decision-requirements-definition/count
            GET /case-definition/count
            GET /deployment
            GET /deployment/count
            GET /deployment/{id}
            GET /deployment/{id}/resources
            GET /deployment/{id}/resources/{id}/data
            GET /authorization/check
            OPTIONS /user/
            OPTIONS /user/{id}
            OPTIONS /group/
            OPTIONS /group/{id}
            OPTIONS /group/{id}/members
            OPTIONS /group/{id}/members/
            OPTIONS /tenant/
            GET /user
            GET /user/count
            GET /user/{id}/profile
            POST /user/create
            PUT /user/{id}/profile
            PUT /user/{id}/credentials
            GET /group
            SEARCH /group
            GET /group/count
            GET /group/{id}
            PUT /group/system-administrator/members/{id}
            DELETE /group/system-administrator/members/{id}
            GET /tenant
            SEARCH /tenant
            GET /tenant/count
            GET /tenant/{id}
            GET /identity/password-policy
            SEARCH /identity/password-policy
            """);
    /** Nobody makes themselves an operator, or stops being one: that takes another operator. */
    private static final List<CallPattern> NEVER = CallPattern.of("""
            PUT /group/{id}/members/{self}
            DELETE /group/{id}/members/{self}
            """);
    /**
     * What operators must leave to the staff file, which keeps record, login and open work together: who holds a casework role, and
     * who has left.
     */
    private static final List<CallPattern> OF_THE_STAFF_FILE = CallPattern.of("""
            DELETE /user/{id}
            PUT /group/{id}/members/{id}
            DELETE /group/{id}/members/{id}
            """);
    private static final Refusal ON_OUR_PAGES = new Refusal("AuthorizationException",
            "You are kept away from a child, and Tasklist cannot leave out that child's tasks. Your other tasks are at /tasks.");
    private static final Refusal BY_THE_STAFF_FILE = new Refusal("AuthorizationException",
            "Casework roles, and closing the account of somebody who has left, come by the staff file, which the coordinator loads."
                    + " Here operators are made, by another operator.");

    private AllowedCalls() {
    }

    /** What these groups may call of the webapps, by whole path. */
    static List<CallPattern> ofWebapps(List<String> groups) {
        List<CallPattern> calls = new ArrayList<>(WEBAPP_OF_ALL);
        if (usesTasklist(groups)) {
            calls.addAll(WEBAPP_OF_TASKLIST);
        }
        if (isOperator(groups)) {
            calls.addAll(WEBAPP_OF_OPERATORS);
        }
        return calls;
    }

    /** What these groups may call of the REST API, by path within it. */
    static List<CallPattern> ofRest(List<String> groups) {
        List<CallPattern> calls = new ArrayList<>(REST_OF_ALL);
        if (usesTasklist(groups)) {
            calls.addAll(REST_OF_TASKLIST);
        }
        if (RoleTrait.ASKS_FOR_PREMIUM.isOfAny(groups)) {
            calls.addAll(REST_OF_STARTERS);
        }
        if (groups.contains(Role.SOCIAL_WORK_MANAGER)) {
            calls.addAll(REST_OF_MANAGERS);
        }
        if (isOperator(groups)) {
            calls.addAll(REST_OF_OPERATORS);
        }
        return calls;
    }

    /** What is refused whatever the role. */
    static List<CallPattern> never() {
        return NEVER;
    }

    /** Whether it is a call by which somebody sees or does tasks in Tasklist, or sees what was done. */
    static boolean isOfTasklist(List<String> groups, HttpServletRequest request, String call, String userId) {
        return usesTasklist(groups) && Stream.of(REST_OF_TASKLIST, REST_OF_STARTERS, REST_OF_MANAGERS).flatMap(List::stream)
                .anyMatch(pattern -> pattern.matches(request, call, userId));
    }

    /** What somebody is told who has to work on our own pages. */
    static Refusal onOurPages() {
        return ON_OUR_PAGES;
    }

    /** What somebody in these groups is told whose call is refused. */
    static Refusal refusal(List<String> groups, HttpServletRequest request, String call, String userId) {
        boolean ofTheStaffFile = isOperator(groups)
                && OF_THE_STAFF_FILE.stream().anyMatch(pattern -> pattern.matches(request, call, userId));
        return ofTheStaffFile ? BY_THE_STAFF_FILE : Refusal.NOT_FOR_YOU;
    }

    static boolean usesTasklist(List<String> groups) {
        return TasklistRoles.ALL.stream().anyMatch(groups::contains);
    }

    static boolean isOperator(List<String> groups) {
        return groups.contains(Role.SYSTEM_ADMINISTRATOR);
    }
}
