package org.virtualschool.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

@CaseworkTest
class AuditTrailTest {

    @Autowired
    private AuditTrail auditTrail;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private MutableClock clock;

    private final UUID child = UUID.randomUUID();

    @Test
    @WithMockUser("dt-oakfield")
    void namesWhoeverIsLoggedIn() {
        auditTrail.done("pep.signed", child, "task 7");

        assertThat(entries()).containsExactly("dt-oakfield pep.signed task 7 DONE");
    }

    @Test
    void namesTheSystemWhenNobodyIsLoggedIn() {
        auditTrail.done("import.loaded", child, null);

        assertThat(entries()).containsExactly("system import.loaded null DONE");
    }

    @Test
    @WithAnonymousUser
    void someoneNotLoggedInIsNoPerson() {
        auditTrail.refused("child.read", child, null);

        assertThat(entries()).containsExactly("system child.read null REFUSED");
    }

    @Test
    @WithMockUser("adviser")
    void sameReadWithinAMinuteIsWrittenOnce() {
        clock.setTo(LocalDate.of(2026, 11, 3));
        auditTrail.done("child.read", child, "summary");
        clock.advance(Duration.ofSeconds(59));
        auditTrail.done("child.read", child, "summary");
        assertThat(entries()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        auditTrail.done("child.read", child, "summary");
        assertThat(entries()).hasSize(2);
    }

    @Test
    @WithMockUser("adviser")
    void readOfSomethingElseIsWrittenAndSoIsEveryOtherAction() {
        clock.setTo(LocalDate.of(2026, 11, 3));
        auditTrail.done("child.read", child, null);
        auditTrail.done("child.read", child, "history");
        auditTrail.done("child.read", UUID.randomUUID(), null);
        auditTrail.done("pep.changed", child, null);
        auditTrail.done("pep.changed", child, null);

        assertThat(entries()).hasSize(4);
    }

    @Test
    void whatIsRolledBackWasNotDoneButARefusalStays() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            auditTrail.done("pep.signed", child, null);
            auditTrail.refused("task.complete", child, "task 7");
            status.setRollbackOnly();
        });

        assertThat(entries()).containsExactly("system task.complete task 7 REFUSED");
    }

    @Test
    void aLongSubjectIsCut() {
        auditTrail.done("pep.signed", child, "x".repeat(201));

        assertThat(entries()).containsExactly("system pep.signed " + "x".repeat(200) + " DONE");
    }

    @Test
    void nobodyChangesOrDeletesAnEntry() {
        auditTrail.done("pep.signed", child, null);

        assertThatThrownBy(() -> jdbc.sql("update casework.audit_event set actor = 'nobody' where child_id = ?").param(child).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> jdbc.sql("delete from casework.audit_event where child_id = ?").param(child).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> jdbc.sql("truncate casework.audit_event").update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("never changed or deleted");
    }

    private List<String> entries() {
        return jdbc.sql("select concat_ws(' ', actor, action, coalesce(subject, 'null'), outcome) from casework.audit_event"
                + " where child_id = ? order by id").param(child).query(String.class).list();
    }
}
