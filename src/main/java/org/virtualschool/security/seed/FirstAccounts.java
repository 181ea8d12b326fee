package org.virtualschool.security.seed;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.workflow.SystemWork;

/**
 * Opens the accounts nobody inside could open: the operator's on a database without any account, and a coordinator's while no staff
 * is on record, since only a coordinator loads staff and an operator gives no casework role. Does nothing ever after, so that the
 * variables may stay set and cannot bring a closed account back. An account without a password among them is not opened.
 */
@Component
@Order(0)
class FirstAccounts implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);

    private final UserAccounts accounts;
    private final IdentityService identities;
    private final SystemWork systemWork;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Login operator;
    private final Login coordinator;

    FirstAccounts(UserAccounts accounts, IdentityService identities, SystemWork systemWork,
                  PlatformTransactionManager transactions, JdbcClient jdbc,
                  @Value("${casework.first-operator.user-id:operator}") String operator,
                  @Value("${casework.first-operator.password:}") String operatorPassword,
                  @Value("${casework.first-coordinator.user-id:coordinator}") String coordinator,
                  @Value("${casework.first-coordinator.password:}") String coordinatorPassword) {
        this.accounts = accounts;
        this.identities = identities;
        this.systemWork = systemWork;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.operator = new Login(operator, operatorPassword);
        this.coordinator = new Login(coordinator, coordinatorPassword);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            AccessSeed.waitForOtherNodes(jdbc);
            // Asked before either is opened: the coordinator's account is one too.
            boolean nobody = systemWork.call(() -> identities.createUserQuery().count()) == 0;
            if (nobody) {
                open(operator, "First Operator", Role.SYSTEM_ADMINISTRATOR);
            }
            if (nobody || nobodyLoadsStaff()) {
                open(coordinator, "First Coordinator", Role.VIRTUAL_SCHOOL_COORDINATOR);
            }
        });
    }

    private boolean nobodyLoadsStaff() {
        return !accounts.isOpen(coordinator.userId()) && accounts.membersOf(Role.VIRTUAL_SCHOOL_COORDINATOR).isEmpty()
                && jdbc.sql("select not exists (select 1 from casework.staff)").query(Boolean.class).single();
    }

    /** Account and password together: an account without a password would keep everybody out for good. */
    private void open(Login login, String name, String role) {
        if (!login.password().isBlank()) {
            accounts.save(new UserAccount(login.userId(), name, "", Set.of(role)));
            accounts.setPassword(login.userId(), login.password());
            LOG.info("Opened the account of the {}, {}.", name.toLowerCase(Locale.UK), login.userId());
        }
    }

    /** Who logs in, and with what; no password opens no account. */
    private record Login(String userId, String password) {
    }
}
