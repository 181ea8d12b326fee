package org.virtualschool.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestRegister;

@CaseworkTest
class AccessRuleTest {

    @Autowired
    private AccessRule rule;
    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;
    @Autowired
    private JdbcClient jdbc;

    private School oakfield;
    private School elmbridge;
    private String worker;
    private String colleague;
    private Child child;
    private Child elsewhere;

    @BeforeEach
    void twoSchoolsAndTwoSocialWorkersOfOneTeam() {
        oakfield = register.school("Oakfield");
        elmbridge = register.school("Elmbridge");
        worker = register.staff("sw", "rule-north");
        colleague = register.staff("sw", "rule-north");
        child = register.child(oakfield, worker, null);
        elsewhere = register.child(elmbridge, colleague, null);
    }

    @Test
    void schoolsSeeTheChildrenOnTheirRoll() {
        Viewer teacher = new Viewer("dt", Set.of(Role.DESIGNATED_TEACHER), Set.of(oakfield.key()), Set.of());

        assertThat(rule.mayRead(teacher, child.id())).isTrue();
        assertThat(rule.mayRead(teacher, elsewhere.id())).isFalse();

        children.enrol(child.id(), elmbridge.key(), TestRegister.SINCE.plusDays(30));
        assertThat(rule.mayRead(teacher, child.id())).as("after the child has moved").isFalse();
    }

    @Test
    void aSchoolWithoutARoleOrARoleWithoutASchoolSeesNothing() {
        assertThat(rule.mayRead(new Viewer("x", Set.of(), Set.of(oakfield.key()), Set.of()), child.id())).isFalse();
        assertThat(rule.mayRead(new Viewer("x", Set.of(Role.DESIGNATED_TEACHER), Set.of(), Set.of()), child.id())).isFalse();
    }

    @Test
    void socialWorkersSeeTheirOwnCasesAndManagersTheTeams() {
        Viewer own = new Viewer(worker, Set.of(Role.SOCIAL_WORKER), Set.of(), Set.of());
        Viewer manager = new Viewer("swm", Set.of(Role.SOCIAL_WORK_MANAGER), Set.of(), Set.of("rule-north"));
        Viewer otherManager = new Viewer("swm2", Set.of(Role.SOCIAL_WORK_MANAGER), Set.of(), Set.of("rule-south"));

        assertThat(rule.mayRead(own, child.id())).isTrue();
        assertThat(rule.mayRead(own, elsewhere.id())).as("a colleague's case").isFalse();
        assertThat(rule.mayRead(manager, child.id())).isTrue();
        assertThat(rule.mayRead(manager, elsewhere.id())).isTrue();
        assertThat(rule.mayRead(otherManager, child.id())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.VIRTUAL_SCHOOL_HEAD, Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_COORDINATOR,
            Role.INDEPENDENT_REVIEWING_OFFICER, Role.DIRECTOR_OF_CHILDRENS_SERVICES, Role.MANAGER})
    void whoWorksForTheWholeAuthoritySeesAll(String role) {
        assertThat(rule.mayRead(new Viewer("x", Set.of(role), Set.of(), Set.of()), child.id())).isTrue();
        assertThat(rule.mayRead(new Viewer("x", Set.of(role), Set.of(), Set.of()), UUID.randomUUID())).as("unknown child").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.FINANCE_OFFICER, Role.GOVERNOR, Role.ADMISSIONS_OFFICER, Role.ATTENDANCE_OFFICER, Role.SYSTEM_ADMINISTRATOR})
    void othersSeeNoRecord(String role) {
        assertThat(rule.mayRead(new Viewer("x", Set.of(role), Set.of(oakfield.key()), Set.of("rule-north")), child.id())).isFalse();
    }

    @Test
    void anExcludedWorkerNeverSeesTheChildByNeitherAccount() {
        String adviser = register.staff("adviser", null);
        String otherAccount = register.staff("adviser", null);
        jdbc.sql("update casework.staff set person_id = (select person_id from casework.staff where user_id = ?) where user_id = ?")
                .params(adviser, otherAccount).update();
        register.exclude(child.id(), adviser);

        assertThat(rule.mayRead(new Viewer(adviser, Set.of(Role.VIRTUAL_SCHOOL_ADVISER), Set.of(), Set.of()), child.id())).isFalse();
        assertThat(rule.mayRead(new Viewer(otherAccount, Set.of(Role.VIRTUAL_SCHOOL_HEAD), Set.of(), Set.of()), child.id())).isFalse();
        assertThat(rule.mayRead(new Viewer("another", Set.of(Role.VIRTUAL_SCHOOL_ADVISER), Set.of(), Set.of()), child.id())).isTrue();
    }

    @Test
    @WithMockUser(username = "rule-dt", authorities = "ROLE_" + Role.DESIGNATED_TEACHER)
    void aRefusalIsTheSameForForeignAndUnknownChildrenAndIsNoted() {
        assertThatThrownBy(() -> rule.requireRead(child.id())).isInstanceOf(AccessDeniedException.class)
                .hasMessage("There is no such child for you.");
        assertThatThrownBy(() -> rule.requireRead(UUID.randomUUID())).isInstanceOf(AccessDeniedException.class)
                .hasMessage("There is no such child for you.");
        assertThat(jdbc.sql("select count(*) from casework.audit_event where actor = 'rule-dt' and outcome = 'REFUSED' and child_id = ?")
                .param(child.id()).query(Long.class).single()).isEqualTo(1);
    }
}
