package org.virtualschool.security.seed;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
 * Opens the operator's account on a database without any account, since somebody must be able to log in first. Does
 * nothing ever after, so that the variables may stay set and cannot bring a closed account back.
 */
@Component
@Order(0)
@ConditionalOnProperty("casework.first-operator.password")
class FirstOperator implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private final UserAccounts accounts;
    private final IdentityService identities;
    private final SystemWork systemWork;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final String userId;
    private final String password;

    FirstOperator(UserAccounts accounts, IdentityService identities, SystemWork systemWork,
                  PlatformTransactionManager transactions, JdbcClient jdbc,
                  @Value("${casework.first-operator.user-id:operator}") String userId,
                  @Value("${casework.first-operator.password}") String password) {
        this.accounts = accounts;
        this.identities = identities;
        this.systemWork = systemWork;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.userId = userId;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!password.isBlank()) {
            transaction.executeWithoutResult(status -> openUnlessSomebodyIsThere());
        }
    }

    /** Account and password together: an account without a password would keep everybody out for good. */
    private void openUnlessSomebodyIsThere() {
        AccessSeed.waitForOtherNodes(jdbc);
        if (systemWork.call(() -> identities.createUserQuery().count()) > 0) {
            return;
        }
        accounts.save(new UserAccount(userId, "First Operator", "", Set.of(Role.SYSTEM_ADMINISTRATOR)));
        accounts.setPassword(userId, password);
        LOG.info("Opened the account of the first operator, {}.", userId);
    }
}
