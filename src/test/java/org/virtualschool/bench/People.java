package org.virtualschool.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.virtualschool.people.UserAccounts;

/** Does things as somebody who is logged in, whose groups and tenants are known from the login on. */
@TestComponent
class People {

    private final IdentityService identity;
    private final UserAccounts accounts;
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final Map<String, List<String>> tenants = new ConcurrentHashMap<>();

    People(IdentityService identity, UserAccounts accounts) {
        this.identity = identity;
        this.accounts = accounts;
    }

    List<String> groupsOf(String userId) {
        return groups.computeIfAbsent(userId, id -> List.copyOf(accounts.groupsOf(id)));
    }

    private List<String> tenantsOf(String userId) {
        return identity.createTenantQuery().userMember(userId).includingGroupsOfUser(true).unlimitedList().stream()
                .map(Tenant::getId).toList();
    }

    /** Does the work as the person in our application. @return how long it took, in nanoseconds */
    long timed(String userId, Runnable work) {
        return as(userId, () -> {
            long begin = System.nanoTime();
            work.run();
            return System.nanoTime() - begin;
        });
    }

    /** Everybody logs in, so that looking up groups and tenants is not counted with what they do. */
    void logIn(Iterable<String> userIds) {
        userIds.forEach(userId -> as(userId, () -> null));
    }

    /** Does the work as the person in our application. */
    <T> T as(String userId, Supplier<T> work) {
        List<String> memberOf = groupsOf(userId);
        identity.setAuthentication(userId, memberOf, tenants.computeIfAbsent(userId, this::tenantsOf));
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(userId, null,
                memberOf.stream().map(group -> new SimpleGrantedAuthority("ROLE_" + group)).toList()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
            identity.clearAuthentication();
        }
    }

    /** Does the work as the person in a plain engine. @return how long it took, in nanoseconds */
    long timedIn(PlainEngine plain, String userId, Runnable work) {
        plain.engine().getIdentityService().setAuthentication(userId, groupsOf(userId));
        try {
            long begin = System.nanoTime();
            work.run();
            return System.nanoTime() - begin;
        } finally {
            plain.engine().getIdentityService().clearAuthentication();
        }
    }
}
