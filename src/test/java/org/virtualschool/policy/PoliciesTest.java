package org.virtualschool.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
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
    private ObjectProvider<PolicyReader> readers;
    @Autowired
    private Clock clock;
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

        assertThatIllegalStateException().isThrownBy(() -> policies.wholeNumber("test.text", NEW_YEAR)).withMessageContaining("test.text");
        assertThatIllegalStateException().isThrownBy(() -> policies.date("pep.rework", NEW_YEAR)).withMessageContaining("pep.rework");
        assertThatIllegalStateException().isThrownBy(() -> policies.time("pep.rework", NEW_YEAR)).withMessageContaining("pep.rework");
    }

    @ParameterizedTest
    @CsvSource({"ten,count", "-1,working-days", "1.5,school-days", "01/09/2026,date", "2026-13-01,date", "24:30,time", "10,workingdays", "'',text"})
    void aTypingErrorIsRefusedWhenItIsMade(String value, String unit) {
        assertThatThrownBy(() -> policy("test.wrong", "2026-01-01", value, unit)).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("policy_");
    }

    @Test
    void aPolicyThatIsNeededAndMissingStopsTheStartInOneLine() {
        readers.forEach(reader -> reader.readPolicies(NEW_YEAR));
        jdbc.sql("delete from casework.policy where name = 'pep.rework'").update();
        PolicyReader[] all = readers.stream().toArray(PolicyReader[]::new);
        var beans = new StaticListableBeanFactory();
        for (int i = 0; i < all.length; i++) {
            beans.addBean("reader" + i, all[i]);
        }

        PolicyFaultException fault = catchThrowableOfType(PolicyFaultException.class,
                () -> new PoliciesCheck(beans.getBeanProvider(PolicyReader.class), clock).afterSingletonsInstantiated());
        assertThat(fault).hasMessageStartingWith("No policy pep.rework is in force on ");
        assertThat(new PolicyFaultAnalyzer().analyze(fault).getDescription()).isEqualTo(fault.getMessage()).hasLineCount(1);
    }

    private void policy(String name, String from, String value, String unit) {
        jdbc.sql("insert into casework.policy values (?, ?, ?, ?, 'Test')").params(name, LocalDate.parse(from), value, unit).update();
    }
}
