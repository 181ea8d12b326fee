package org.virtualschool.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.testing.CaseworkTest;

@CaseworkTest
@Transactional
class StaffServiceTest {

    @Autowired
    private StaffService staff;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsWhoSomebodyIsAndWhereTheyWork() {
        jdbc.sql("insert into casework.team values ('test-hills', 'Test hills')").update();
        long second = school("Zeta Primary");
        long first = school("Alpha Primary");
        jdbc.sql("insert into casework.staff values ('t.hill@school.example', gen_random_uuid(), 'Tara Hill', 't.hill@school.example',"
                + " 'test-hills', '2026-12-31', 0)").update();
        jdbc.sql("insert into casework.staff_school values ('t.hill@school.example', ?), ('t.hill@school.example', ?)")
                .params(first, second).update();

        StaffMember member = staff.find("t.hill@school.example").orElseThrow();

        assertThat(member.name()).isEqualTo("Tara Hill");
        assertThat(member.schools()).containsExactly(second, first);
        assertThat(staff.teamOf("t.hill@school.example")).isEqualTo("test-hills");
        assertThat(staff.nameOf("t.hill@school.example")).isEqualTo("Tara Hill");
        assertThat(member.isCurrentOn(LocalDate.of(2026, 12, 30))).isTrue();
        assertThat(member.isCurrentOn(LocalDate.of(2026, 12, 31))).isFalse();
    }

    @Test
    void unknownPeopleAreCalledByTheirLogin() {
        assertThat(staff.find("nobody")).isEmpty();
        assertThat(staff.nameOf("nobody")).isEqualTo("nobody");
        assertThat(staff.nameOf("system")).isEqualTo("The system");
        assertThat(staff.nameOf(null)).isEmpty();
        assertThat(staff.teamOf(null)).isNull();
    }

    private long school(String name) {
        return jdbc.sql("insert into casework.school (name, status) values (?, 'OPEN') returning school_key").param(name)
                .query(Long.class).single();
    }
}
