package org.virtualschool.intake;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;

/** What failed while a row was stored, told without messages: a message may hold the row. */
final class Fault {

    private static final Set<String> MOMENTARY = Set.of("40001", "40P01");
    /** The engine's, which this module does not know. */
    private static final String OPTIMISTIC_LOCKING = "OptimisticLockingException";
    private static final String OURS = "org.virtualschool.";
    private static final int TOP = 4;
    private static final int MOST_OF_OURS = 8;
    private static final int CAUSES = 8;

    private final List<Throwable> causes = new ArrayList<>();

    Fault(Throwable failure) {
        for (Throwable cause = failure; cause != null && causes.size() < CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
    }

    /** Whether another got in the way at the same moment, so that doing the same again may succeed. */
    boolean isMomentary() {
        return causes.stream().anyMatch(cause -> cause instanceof ConcurrencyFailureException
                || cause instanceof OptimisticLockException
                || cause instanceof SQLException sql && MOMENTARY.contains(String.valueOf(sql.getSQLState()))
                || cause.getClass().getSimpleName().equals(OPTIMISTIC_LOCKING));
    }

    /** Classes, SQL states and where it happened, several lines. */
    @Override
    public String toString() {
        return causes.stream().map(Fault::withoutMessage).collect(Collectors.joining("\ncaused by "));
    }

    private static String withoutMessage(Throwable cause) {
        String state = cause instanceof SQLException sql ? " SQLState " + sql.getSQLState() : "";
        StackTraceElement[] frames = cause.getStackTrace();
        return cause.getClass().getName() + state + Stream.concat(Stream.of(frames).limit(TOP),
                        Stream.of(frames).skip(TOP).filter(frame -> frame.getClassName().startsWith(OURS)).limit(MOST_OF_OURS))
                .map(frame -> "\n    at " + frame).collect(Collectors.joining());
    }
}
