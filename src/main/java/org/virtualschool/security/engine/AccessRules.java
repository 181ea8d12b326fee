package org.virtualschool.security.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.virtualschool.people.UserId;

/** Sets the engine's own access control: the first of the three rings. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class AccessRules extends AbstractProcessEnginePlugin {

    private final BcryptPasswords passwords;
    private final SchoolOfCase schoolOfCase;
    private final TaskRows taskRows;

    AccessRules(BcryptPasswords passwords, SchoolOfCase schoolOfCase, TaskRows taskRows) {
        this.passwords = passwords;
        this.schoolOfCase = schoolOfCase;
        this.taskRows = taskRows;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(passwords);
        engine.setPasswordManager(new OnlyBcrypt(passwords));
        engine.setAuthorizationEnabled(true);
        engine.setTenantCheckEnabled(true);
        engine.setAuthorizationCheckRevokes(ProcessEngineConfigurationImpl.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setEnforceSpecificVariablePermission(true);
        // For groups and tenants as well, which hold letters, digits and hyphens.
        engine.setGeneralResourceWhitelistPattern(UserId.FORM);
        engine.setTenantIdProvider(schoolOfCase);
        engine.setResourceAuthorizationProvider(taskRows);
        List<SessionFactory> factories = new ArrayList<>(
                engine.getCustomSessionFactories() == null ? List.of() : engine.getCustomSessionFactories());
        factories.add(replacing(AuthorizationManager.class, CaseworkAuthorizationManager::new));
        factories.add(replacing(TenantManager.class, CaseworkTenantManager::new));
        engine.setCustomSessionFactories(factories);
    }

    private static SessionFactory replacing(Class<?> type, Supplier<Session> maker) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return maker.get();
            }
        };
    }
}
