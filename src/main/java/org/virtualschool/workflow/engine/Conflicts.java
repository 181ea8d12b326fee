package org.virtualschool.workflow.engine;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells whether a command failed only because another changed the same rows at the same moment. */
public final class Conflicts {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final Set<String> STATES = Set.of(SERIALIZATION_FAILURE, DEADLOCK);
    private static final String READING_THE_CASE = "ensureExecutionTreeInitialized";

    private Conflicts() {
    }

    /** Whether to do the same again may succeed. */
    public static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || cause instanceof ConcurrencyFailureException
                    || cause instanceof jakarta.persistence.OptimisticLockException
                    || cause instanceof SQLException sql && STATES.contains(sql.getSQLState()) || isOfAVanishedCase(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The engine reads a case in several steps and stumbles where another ends it between two of them; it has no exception for that. */
    private static boolean isOfAVanishedCase(Throwable cause) {
        return (cause instanceof NullPointerException || cause instanceof NullValueException) && Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(READING_THE_CASE)
                        && frame.getClassName().equals(ExecutionEntity.class.getName()));
    }
}
