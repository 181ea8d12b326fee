package org.virtualschool.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.testing.CaseworkTest;

@CaseworkTest
@Transactional
class PoliciesTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Autowired
    private Policies policies;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void latestValueNotAfterTheDayCounts() {
        policy("test.days", "2026-01-01", "10", PolicyUnit.WORKING_DAYS);
        policy("test.days", "2027-01-01", "15", PolicyUnit.SCHOOL_DAYS);

        assertThat(policies.wholeNumber("test.days", NEW_YEAR.minusDays(1))).isEqualTo(10);
        assertThat(policies.unit("test.days", NEW_YEAR.minusDays(1))).isEqualTo("working-days");
        assertThat(policies.wholeNumber("test.days", NEW_YEAR)).isEqualTo(15);
        assertThat(policies.unit("test.days", NEW_YEAR)).isEqualTo("school-days");
    }

    @Test
    void shippedPoliciesCanBeRead() {
        assertThat(policies.date("goLiveOn", NEW_YEAR)).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(policies.wholeNumber("pep.signOff.sampleEvery", NEW_YEAR)).isEqualTo(10);
        assertThat(policies.time("notification.digestAt", NEW_YEAR)).isEqualTo(LocalTime.of(7, 0));
    }

    @Test
    void unknownPolicyIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> policies.wholeNumber("pep.unheardOf", NEW_YEAR))
                .withMessageContaining("pep.unheardOf");
    }

    @Test
    void policyNotYetInForceIsNamed() {
        policy("test.later", "2027-01-02", "1", PolicyUnit.COUNT);

        assertThatIllegalStateException().isThrownBy(() -> policies.wholeNumber("test.later", NEW_YEAR))
                .withMessageContaining("test.later").withMessageContaining("2027-01-01");
    }

    @Test
    void unitIsChecked() {
        policy("test.text", "2026-01-01", "10", "text");
        policy("test.wrong", "2026-01-01", "ten", PolicyUnit.COUNT);
        policy("test.midnight", "2026-01-01", "24:30", PolicyUnit.TIME);

        assertThatIllegalStateException().isThrownBy(() -> policies.wholeNumber("test.text", NEW_YEAR)).withMessageContaining("test.text");
        assertThatIllegalStateException().isThrownBy(() -> policies.wholeNumber("test.wrong", NEW_YEAR)).withMessageContaining("ten");
        assertThatIllegalStateException().isThrownBy(() -> policies.date("pep.rework", NEW_YEAR)).withMessageContaining("pep.rework");
        assertThatIllegalStateException().isThrownBy(() -> policies.time("pep.rework", NEW_YEAR)).withMessageContaining("pep.rework");
        assertThatIllegalStateException().isThrownBy(() -> policies.time("test.midnight", NEW_YEAR)).withMessageContaining("24:30");
    }

    private void policy(String name, String from, String value, String unit) {
        jdbc.sql("insert into casework.policy values (?, ?, ?, ?, 'Test')").params(name, LocalDate.parse(from), value, unit).update();
    }
}
