package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does a claim or completion again, in a new transaction, when another one got in its way. Two people who complete two
 * tasks of one case side by side both change the case; the second would otherwise be turned away for no fault of theirs.
 */
final class ConflictRetry extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ConflictRetry.class);
    private static final int TRIES = 3;

    @Override
    public <T> T execute(Command<T> command) {
        if (!repeatable(command) || insideAnother()) {
            return next.execute(command);
        }
        for (int failed = 1; ; failed++) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                if (failed == TRIES || !Conflicts.isConflict(e)) {
                    throw e;
                }
                LOG.debug("{} again after a conflict: {}", command.getClass().getSimpleName(), e.getMessage());
            }
        }
    }

    private static boolean repeatable(Command<?> command) {
        return command instanceof CompleteTaskCmd || command instanceof ClaimTaskCmd;
    }

    /** A transaction that others began cannot be repeated from here. */
    private static boolean insideAnother() {
        return Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive();
    }
}
