package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestRegister;

/** What the database refuses is logged with its rule, never with the row: rows are about children. */
@CaseworkTest
@ExtendWith(OutputCaptureExtension.class)
class NoDataInLogsTest {

    private static final LocalDate BORN = LocalDate.of(2013, 3, 14);

    @Autowired
    private Children children;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private final String number = "secret-" + TestRegister.number();

    @Test
    void aNumberThatComesTwiceIsNotNamed(CapturedOutput log) {
        Throwable refusal = catchThrowable(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            children.add(number, BORN, CareStatus.LOOKED_AFTER);
            children.add(number, BORN, CareStatus.LOOKED_AFTER);
        }));

        assertTellsTheRuleOnly(refusal, log, "child_social_care_id_key");
    }

    @Test
    void aRowThatLacksSomethingIsNotShown(CapturedOutput log) {
        Throwable refusal = catchThrowable(() -> jdbc.update("""
                insert into casework.child (id, reference, social_care_id, surname, date_of_birth, care_status)
                values (gen_random_uuid(), ?, ?, 'Marker', ?, null)""", "T" + TestRegister.number(), number, BORN));

        assertTellsTheRuleOnly(refusal, log, "care_status");
    }

    @Test
    void norAreTheRowsOfABatch(CapturedOutput log) {
        List<Object[]> twice = List.of(new Object[] {number, BORN}, new Object[] {number, BORN});
        Throwable refusal = catchThrowable(() -> jdbc.batchUpdate("""
                insert into casework.child (id, reference, social_care_id, surname, date_of_birth, care_status)
                values (gen_random_uuid(), substr(gen_random_uuid()::text, 1, 9), ?, 'Marker', ?, 'LOOKED_AFTER')""", twice));

        assertTellsTheRuleOnly(refusal, log, "child_social_care_id_key");
    }

    private void assertTellsTheRuleOnly(Throwable refusal, CapturedOutput log, String rule) {
        assertThat(refusal).isNotNull();
        LoggerFactory.getLogger(getClass()).error("As an unexpected fault is logged", refusal);
        StringWriter everything = new StringWriter();
        refusal.printStackTrace(new PrintWriter(everything));

        assertThat(everything.toString()).contains(rule).doesNotContain(number, "2013-03-14");
        assertThat(log.getAll()).contains(rule).doesNotContain(number, "2013-03-14");
    }
}
