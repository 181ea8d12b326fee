package org.virtualschool.security.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.workflow.SystemWork;

/**
 * Groups and tenants, made when they are first needed: an authority has some hundred schools of the tens of thousands in
 * the register. Joins the caller's transaction; two that need the same new one at once wait for each other.
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
public class GroupsAndTenants {

    /** Any number nobody else uses for an advisory lock. */
    static final long LOCK = 7_240_001L;

    private final IdentityService identity;
    private final SystemWork systemWork;
    private final JdbcTemplate jdbc;

    GroupsAndTenants(IdentityService identity, SystemWork systemWork, JdbcTemplate jdbc) {
        this.identity = identity;
        this.systemWork = systemWork;
        this.jdbc = jdbc;
    }

    /** Makes the group if there is none; a school's group becomes a member of the school's tenant. */
    public void ensureGroup(String group) {
        systemWork.run(() -> {
            if (exists(group)) {
                return;
            }
            waitForOtherNodes();
            if (exists(group)) {
                return;
            }
            Group made = identity.newGroup(group);
            made.setName(group);
            made.setType("WORKFLOW");
            identity.saveGroup(made);
            if (Groups.isSchool(group)) {
                String tenant = Groups.schoolKey(group);
                ensureTenant(tenant);
                identity.createTenantGroupMembership(tenant, group);
            }
        });
    }

    /** Makes the tenant if there is none. Operators belong to every tenant: Cockpit shows nothing of other ones. */
    public void ensureTenant(String tenant) {
        systemWork.run(() -> {
            if (isTenant(tenant)) {
                return;
            }
            waitForOtherNodes();
            if (isTenant(tenant)) {
                return;
            }
            Tenant made = identity.newTenant(tenant);
            made.setName(tenant);
            identity.saveTenant(made);
            ensureGroup(Role.SYSTEM_ADMINISTRATOR);
            identity.createTenantGroupMembership(tenant, Role.SYSTEM_ADMINISTRATOR);
        });
    }

    private boolean exists(String group) {
        return identity.createGroupQuery().groupId(group).count() > 0;
    }

    private boolean isTenant(String tenant) {
        return identity.createTenantQuery().tenantId(tenant).count() > 0;
    }

    /** Waits until no other transaction, on whatever node, is making groups or tenants; holds them off until the commit. */
    public void waitForOtherNodes() {
        jdbc.query("select pg_advisory_xact_lock(?)", rs -> null, LOCK);
    }
}
