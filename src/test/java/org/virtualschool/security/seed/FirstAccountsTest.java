package org.virtualschool.security.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.SystemWork;

/** The accounts that are opened on a database without any. */
@CaseworkTest
class FirstAccountsTest {

    @Autowired
    private UserAccounts accounts;
    @Autowired
    private IdentityService identities;
    @Autowired
    private SystemWork systemWork;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private TestRegister register;
    @Autowired
    private JdbcClient jdbc;

    private final IdentityService empty = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final String userId = "first-" + UUID.randomUUID();
    private final String coordinator = "coordinator-" + UUID.randomUUID();

    @Test
    void isOpenedWithItsPassword() {
        when(empty.createUserQuery().count()).thenReturn(0L);

        first(accounts, empty).run(null);

        assertThat(accounts.groupsOf(userId)).containsExactly(Role.SYSTEM_ADMINISTRATOR);
        assertThat(accounts.groupsOf(coordinator)).containsExactly(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    @Test
    void noneIsOpenedWithoutAPassword() {
        when(empty.createUserQuery().count()).thenReturn(0L);

        new FirstAccounts(accounts, empty, systemWork, transactions, jdbc, userId, "", coordinator, " ").run(null);

        assertThat(accounts.isOpen(userId)).isFalse();
        assertThat(accounts.isOpen(coordinator)).isFalse();
    }

    @Test
    void anAccountWithoutItsPasswordIsNotLeftBehind() {
        when(empty.createUserQuery().count()).thenReturn(0L);
        UserAccounts cutShort = mock(UserAccounts.class);
        doAnswer(call -> {
            accounts.save(call.getArgument(0, UserAccount.class));
            return null;
        }).when(cutShort).save(any());
        doThrow(new IllegalStateException("the node dies here")).when(cutShort).setPassword(any(), any());

        assertThatThrownBy(() -> first(cutShort, empty).run(null)).hasMessage("the node dies here");
        assertThat(accounts.isOpen(userId)).isFalse();
    }

    @Test
    void nobodyIsOpenedWhereSomebodyIs() {
        accounts.save(new UserAccount("there-" + userId, "Somebody", null, java.util.Set.of()));
        register.staff(Role.GOVERNOR, null);

        first(accounts, identities).run(null);

        assertThat(accounts.isOpen(userId)).isFalse();
        assertThat(accounts.isOpen(coordinator)).as("staff is on record").isFalse();
    }

    private FirstAccounts first(UserAccounts to, IdentityService asked) {
        return new FirstAccounts(to, asked, systemWork, transactions, jdbc, userId, "a long enough secret", coordinator, "another long secret");
    }
}
