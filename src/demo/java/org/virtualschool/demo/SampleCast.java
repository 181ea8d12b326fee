package org.virtualschool.demo;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.virtualschool.people.UserAccounts;

/** Lets a sample person act as if logged in, so that the sample goes through every check a real day goes through. */
@Component
@ConditionalOnProperty("demo.sample.load")
class SampleCast {

    private final UserAccounts accounts;
    private final IdentityService identities;

    SampleCast(UserAccounts accounts, IdentityService identities) {
        this.accounts = accounts;
        this.identities = identities;
    }

    <T> T as(String userId, Supplier<T> work) {
        List<String> groups = List.copyOf(accounts.groupsOf(userId));
        List<String> tenants = identities.createTenantQuery().userMember(userId).includingGroupsOfUser(true).unlimitedList().stream()
                .map(tenant -> tenant.getId()).toList();
        identities.setAuthentication(userId, groups, tenants);
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(userId, null,
                groups.stream().map(group -> new SimpleGrantedAuthority("ROLE_" + group)).toList()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
            identities.clearAuthentication();
        }
    }
}
