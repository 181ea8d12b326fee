package org.virtualschool.security.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.people.Role;
import org.virtualschool.security.engine.GroupsAndTenants;
import org.virtualschool.workflow.CaseTenant;
import org.virtualschool.workflow.StartForm;
import org.virtualschool.workflow.SystemWork;

/**
 * Puts roles, their grants and their filters into the identity service at every start, before anybody can log in. What the roles hold
 * is made exactly what the code says, so that a grant dropped in a release is gone. Nodes that start together wait for
 * each other and find it done.
 */
@Component
class AccessSeed implements SmartInitializingSingleton {

    /** Any number that nothing else locks. */
    private static final long LOCK = 7_240_001L;

    private final AuthorizationService authorizations;
    private final GroupsAndTenants groupsAndTenants;
    private final SystemWork systemWork;
    private final TransactionTemplate transaction;
    private final FilterSeed filters;
    private final JdbcClient jdbc;
    private final ObjectProvider<CaseTenant> processes;
    private final ObjectProvider<StartForm> startForms;

    AccessSeed(AuthorizationService authorizations, GroupsAndTenants groupsAndTenants, SystemWork systemWork,
            PlatformTransactionManager transactions, FilterSeed filters, JdbcClient jdbc,
            ObjectProvider<CaseTenant> processes, ObjectProvider<StartForm> startForms) {
        this.authorizations = authorizations;
        this.groupsAndTenants = groupsAndTenants;
        this.systemWork = systemWork;
        this.transaction = new TransactionTemplate(transactions);
        this.filters = filters;
        this.jdbc = jdbc;
        this.processes = processes;
        this.startForms = startForms;
    }

    @Override
    public void afterSingletonsInstantiated() {
        systemWork.run(() -> transaction.executeWithoutResult(status -> seed()));
    }

    /** Lets one node at a time seed; the others find it done. Held until the transaction ends. */
    static void waitForOtherNodes(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(rs -> { });
    }

    private void seed() {
        waitForOtherNodes(jdbc);
        Role.ALL.forEach(groupsAndTenants::ensureGroup);
        groupsAndTenants.ensureTenant(CaseTenant.AUTHORITY);
        Map<String, Grant> missing = new HashMap<>();
        List<Grant> wanted = new ArrayList<>(RoleGrants.forProcesses(processes.stream().toList()));
        wanted.addAll(filters.store());
        startForms.forEach(form -> StartGrants.add(form, wanted));
        for (Grant grant : wanted) {
            missing.put(key(grant.group(), grant.resource().resourceType(), grant.resourceId()), grant);
        }
        for (Authorization held : authorizations.createAuthorizationQuery().groupIdIn(Role.ALL.toArray(String[]::new)).unlimitedList()) {
            String key = key(held.getGroupId(), held.getResourceType(), held.getResourceId());
            Grant grant = missing.get(key);
            if (grant != null && holdsExactly(held, grant)) {
                missing.remove(key);
            } else {
                authorizations.deleteAuthorization(held.getId());
            }
        }
        missing.values().forEach(this::give);
    }

    private void give(Grant grant) {
        Authorization given = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        given.setGroupId(grant.group());
        given.setResource(grant.resource());
        given.setResourceId(grant.resourceId());
        given.setPermissions(grant.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(given);
    }

    private static boolean holdsExactly(Authorization held, Grant grant) {
        int wanted = grant.permissions().stream().mapToInt(Permission::getValue)
                .reduce(Permissions.NONE.getValue(), (a, b) -> a | b);
        return held.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
                && ((AuthorizationEntity) held).getPermissions() == wanted;
    }

    private static String key(String group, int resourceType, String resourceId) {
        return group + '\n' + resourceType + '\n' + resourceId;
    }
}
