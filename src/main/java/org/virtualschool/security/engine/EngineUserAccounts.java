package org.virtualschool.security.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.workflow.SystemWork;

/** Keeps logins in the engine's identity service, the one store of users. */
@Component
@Transactional
class EngineUserAccounts implements UserAccounts {

    private final IdentityServiceImpl identity;
    private final SystemWork systemWork;
    private final GroupsAndTenants groupsAndTenants;

    EngineUserAccounts(IdentityService identity, SystemWork systemWork, GroupsAndTenants groupsAndTenants) {
        this.identity = (IdentityServiceImpl) identity;
        this.systemWork = systemWork;
        this.groupsAndTenants = groupsAndTenants;
    }

    @Override
    public void save(UserAccount account) {
        systemWork.run(() -> {
            User user = user(account.userId());
            if (user == null) {
                user = identity.newUser(account.userId());
            }
            int lastName = account.name().lastIndexOf(' ') + 1;
            user.setFirstName(account.name().substring(0, lastName).trim());
            user.setLastName(account.name().substring(lastName));
            user.setEmail(account.email());
            identity.saveUser(user);
            setGroups(account.userId(), account.groups());
        });
    }

    @Override
    public void setPassword(String userId, String password) {
        systemWork.run(() -> {
            User user = user(userId);
            if (user == null) {
                throw new IllegalArgumentException("No account " + userId);
            }
            user.setPassword(password);
            identity.saveUser(user, true);
        });
    }

    @Override
    public void close(String userId) {
        systemWork.run(() -> identity.deleteUser(userId));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String userId) {
        return systemWork.call(() -> user(userId) != null);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> groupsOf(String userId) {
        return systemWork.call(() -> identity.createGroupQuery().groupMember(userId).unlimitedList().stream()
                .map(Group::getId).collect(Collectors.toSet()));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> membersOf(String group) {
        return systemWork.call(() -> identity.createUserQuery().memberOfGroup(group).unlimitedList().stream()
                .map(User::getId).collect(Collectors.toSet()));
    }

    private void setGroups(String userId, Set<String> wanted) {
        Set<String> held = groupsOf(userId);
        Set<String> lost = new HashSet<>(held);
        lost.removeAll(wanted);
        lost.forEach(group -> identity.deleteMembership(userId, group));
        Set<String> gained = new HashSet<>(wanted);
        gained.removeAll(held);
        gained.forEach(group -> {
            groupsAndTenants.ensureGroup(group);
            identity.createMembership(userId, group);
        });
    }

    private User user(String userId) {
        return identity.createUserQuery().userId(userId).singleResult();
    }
}
