package org.virtualschool.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who did, read or was refused what. Append-only and kept as long as the record. The actor is the person logged in, or
 * {@link Actors#SYSTEM} when nobody is.
 */
@Component
public class AuditTrail {

    /** Actions that end so are reads: the same one by the same person within a minute is written once. */
    static final String READ_SUFFIX = ".read";

    private static final Duration SAME_READ = Duration.ofMinutes(1);
    private static final int SUBJECT_LENGTH = 200;
    private static final String INSERT = "insert into casework.audit_event (at, actor, action, child_id, subject, outcome) ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate joining;
    private final TransactionTemplate separate;

    AuditTrail(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.joining = new TransactionTemplate(transactions);
        this.separate = new TransactionTemplate(transactions);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Notes what was done, in the caller's transaction, which must not be read-only: what is rolled back was not done.
     *
     * @param action  lower case, what and how, such as {@code pep.signed}; a name that ends in {@code .read} is a read
     * @param childId whom it concerned; null if no single child
     * @param subject what else tells it apart, such as a task or file; may be null, never names or narrative; cut after 200
     *                characters
     */
    public void done(String action, UUID childId, String subject) {
        if (action.endsWith(READ_SUFFIX)) {
            joining.executeWithoutResult(status -> writeReadOnce(action, childId, subject));
        } else {
            joining.executeWithoutResult(status -> write(action, childId, subject, "DONE"));
        }
    }

    /**
     * Notes what was refused, in a transaction of its own: the entry stays when the refused work is rolled back.
     *
     * @param action  lower case, what and how, such as {@code task.complete}
     * @param childId whom it concerned; null if no single child or not known
     * @param subject what else tells it apart, such as a task or address; may be null, never names or narrative; cut after 200
     *                characters
     */
    public void refused(String action, UUID childId, String subject) {
        separate.executeWithoutResult(status -> write(action, childId, subject, "REFUSED"));
    }

    private void write(String action, UUID childId, String subject, String outcome) {
        jdbc.sql(INSERT + "values (:at, :actor, :action, :child, :subject, :outcome)")
                .param("at", now())
                .param("actor", Actors.current())
                .param("action", action)
                .param("child", childId)
                .param("subject", shortened(subject))
                .param("outcome", outcome)
                .update();
    }

    private void writeReadOnce(String action, UUID childId, String subject) {
        jdbc.sql(INSERT + """
                        select :at, :actor, :action, cast(:child as uuid), cast(:subject as varchar), 'DONE'
                        where not exists (select 1 from casework.audit_event
                            where at > :since and actor = :actor and action = :action and outcome = 'DONE'
                              and child_id is not distinct from cast(:child as uuid)
                              and subject is not distinct from cast(:subject as varchar))""")
                .param("at", now())
                .param("since", now().minus(SAME_READ))
                .param("actor", Actors.current())
                .param("action", action)
                .param("child", childId)
                .param("subject", shortened(subject))
                .update();
    }

    private static String shortened(String subject) {
        return subject == null || subject.length() <= SUBJECT_LENGTH ? subject : subject.substring(0, SUBJECT_LENGTH);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
