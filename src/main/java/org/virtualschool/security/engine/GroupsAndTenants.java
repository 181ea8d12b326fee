package org.virtualschool.security.engine;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;

/**
 * Groups, tenants and who belongs to which tenant, made when they are first needed: an authority has some hundred
 * schools of the tens of thousands in the register. Written to the engine's tables directly, since its identity service
 * can neither leave alone what another node makes at the same moment nor show what the current command has made.
 */
@Component
@Transactional
public class GroupsAndTenants {

    private final JdbcClient jdbc;

    GroupsAndTenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the group if there is none; a school's group becomes a member of the school's tenant. */
    public void ensureGroup(String group) {
        jdbc.sql("insert into public.act_id_group (id_, rev_, name_, type_) values (:group, 1, :group, 'WORKFLOW') on conflict do nothing")
                .param("group", group).update();
        if (Groups.isSchool(group)) {
            admitGroup(group, Groups.schoolKey(group));
        }
    }

    /** Makes the tenant if there is none. Operators belong to every tenant: Cockpit shows nothing of other ones. */
    public void ensureTenant(String tenant) {
        int made = jdbc.sql("insert into public.act_id_tenant (id_, rev_, name_) values (:tenant, 1, :tenant) on conflict do nothing")
                .param("tenant", tenant).update();
        if (made > 0) {
            ensureGroup(Role.SYSTEM_ADMINISTRATOR);
            insertGroup(Role.SYSTEM_ADMINISTRATOR, tenant);
        }
    }

    /** Makes the group a member of the tenant. */
    void admitGroup(String group, String tenant) {
        ensureTenant(tenant);
        insertGroup(group, tenant);
    }

    /** Makes the user a member of the tenant; does nothing if there is no such account. */
    void admitUser(String userId, String tenant) {
        ensureTenant(tenant);
        jdbc.sql("""
                        insert into public.act_id_tenant_member (id_, tenant_id_, user_id_)
                        select :id, :tenant, u.id_ from public.act_id_user u where u.id_ = :user on conflict do nothing""")
                .param("id", UUID.randomUUID().toString()).param("tenant", tenant).param("user", userId).update();
    }

    private void insertGroup(String group, String tenant) {
        jdbc.sql("insert into public.act_id_tenant_member (id_, tenant_id_, group_id_) values (:id, :tenant, :group) on conflict do nothing")
                .param("id", UUID.randomUUID().toString()).param("tenant", tenant).param("group", group).update();
    }
}
