package org.virtualschool.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffMember;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Child;
import org.virtualschool.register.Exclusions;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** What whoever loads files cannot do for themselves by them: more roles, another person to be, children they are kept away from. */
@CaseworkTest
class OwnRowsTest {

    private static final String STAFF = "user_id,name,email,roles,school_urn,school_key,team,left_on\r\n";
    private static final String EXCLUSIONS = "social_care_id,user_id,reason,ends\r\n";
    private static final String TAKEN = "\"rejected\":0";
    private static final String REFUSED = "\"rejected\":1";
    private static final String COORDINATOR = Role.VIRTUAL_SCHOOL_COORDINATOR;

    @LocalServerPort
    private int port;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private StaffService staff;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private Exclusions exclusions;
    @Autowired
    private JdbcClient jdbc;

    private StaffMember self;
    private Caller own;
    private Caller colleague;

    @BeforeEach
    void twoCoordinators() {
        self = staff.find(logins.of(COORDINATOR)).orElseThrow();
        own = Caller.program(port, self.userId(), PASSWORD);
        colleague = Caller.program(port, logins.of(COORDINATOR), PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-school-coordinator;virtual-school-head;finance-officer;manager", "manager"})
    void nobodyChangesTheirOwnRolesButAColleagueDoes(String roles) {
        String row = row(self.userId(), self.email(), roles, "");

        assertThat(load(own, "staff", STAFF + row)).contains(REFUSED);
        assertThat(reason()).contains("you cannot change your own roles, e-mail address, schools or team. Somebody else has to load this row.");
        assertThat(accounts.groupsOf(self.userId())).containsExactly(COORDINATOR);

        assertThat(load(colleague, "staff", STAFF + row)).contains(TAKEN);
        assertThat(accounts.groupsOf(self.userId())).containsExactlyInAnyOrder(roles.split(";"));
    }

    @Test
    void norTheirAddressSchoolsOrTeamNorEndsTheirOwnAccess() {
        School school = register.school("Own Rows High");

        assertThat(load(own, "staff", STAFF + row(self.userId(), "else-" + self.email(), COORDINATOR, ""))).contains(REFUSED);
        assertThat(load(own, "staff", STAFF + String.join(",", self.userId(), self.name(), self.email(), COORDINATOR + ";headteacher", school.urn(),
                "", "", ""))).contains(REFUSED);
        assertThat(load(own, "staff", STAFF + row(self.userId(), self.email(), COORDINATOR, "01/01/2020"))).contains(REFUSED);

        assertThat(staff.find(self.userId())).contains(self);
    }

    @Test
    void aNightlyFileThatHoldsEverybodyAsTheyAreIsTaken() {
        assertThat(load(own, "staff", STAFF + row(self.userId(), self.email(), COORDINATOR, ""))).contains("\"unchanged\":1", TAKEN);
        assertThat(load(own, "staff", STAFF + String.join(",", self.userId(), "Another Name", self.email().toUpperCase(), COORDINATOR, "", "", "", "")))
                .contains("\"updated\":1", TAKEN);
    }

    @Test
    void noSecondAccountOfTheirsGetsRolesEither() {
        String second = "second-" + self.userId();
        assertThat(load(own, "staff", STAFF + row(second, self.email(), Role.FINANCE_OFFICER, ""))).contains(REFUSED);
        assertThat(accounts.isOpen(second)).isFalse();

        assertThat(load(colleague, "staff", STAFF + row(second, self.email(), Role.GOVERNOR, ""))).contains(TAKEN);
        assertThat(staff.samePerson(second, self.userId())).isTrue();
        assertThat(load(own, "staff", STAFF + row(second, self.email(), Role.FINANCE_OFFICER, ""))).contains(REFUSED);
        assertThat(load(own, "staff", STAFF + row(second, "else-" + self.email(), Role.GOVERNOR, ""))).contains(REFUSED);

        String other = logins.of(Role.FINANCE_OFFICER);
        assertThat(load(own, "staff", STAFF + row(other, self.email(), Role.FINANCE_OFFICER, ""))).as("somebody else's made theirs").contains(REFUSED);
        assertThat(staff.samePerson(other, self.userId())).isFalse();
    }

    @Test
    void theFirstCoordinatorEntersThemselvesWithNoMoreThanTheyHave() {
        String first = logins.open("first-" + UUID.randomUUID() + "@council.example", Set.of(COORDINATOR));
        Caller newcomer = Caller.program(port, first, PASSWORD);

        assertThat(load(newcomer, "staff", STAFF + row(first, first, COORDINATOR + ";finance-officer", ""))).contains(REFUSED);
        assertThat(accounts.groupsOf(first)).containsExactly(COORDINATOR);
        assertThat(load(newcomer, "staff", STAFF + row(first, first, COORDINATOR, ""))).contains("\"created\":1", TAKEN);
        assertThat(accounts.groupsOf(first)).containsExactly(COORDINATOR);
        assertThat(load(newcomer, "staff", STAFF + row(first, first, COORDINATOR + ";finance-officer", ""))).contains(REFUSED);
    }

    @Test
    void twoAccountsStayOnePersonsWhenOneGetsAnotherAddress() {
        String one = "one-" + UUID.randomUUID() + "@council.example";
        String two = "two-" + one;
        load(colleague, "staff", STAFF + row(one, one, Role.VIRTUAL_SCHOOL_ADVISER, "") + row(two, one, Role.VIRTUAL_SCHOOL_ADVISER, ""));

        assertThat(load(own, "staff", STAFF + row(two, two, Role.VIRTUAL_SCHOOL_ADVISER, ""))).contains("\"updated\":1", TAKEN);

        assertThat(staff.samePerson(one, two)).isTrue();
    }

    @Test
    void nobodyEndsOrChangesTheirOwnExclusion() {
        Child child = register.child(null, null, null);
        String second = logins.of(Role.GOVERNOR);
        jdbc.sql("update casework.staff set person_id = ? where user_id = ?").params(self.personId(), second).update();
        for (String account : new String[] {self.userId(), second}) {
            String lasting = child.socialCareId() + "," + account + ",relative,\r\n";
            String over = child.socialCareId() + "," + account + ",relative,01/01/2020\r\n";

            assertThat(load(own, "exclusions", EXCLUSIONS + lasting)).contains(REFUSED);
            assertThat(load(colleague, "exclusions", EXCLUSIONS + lasting)).contains(TAKEN);
            assertThat(load(own, "exclusions", EXCLUSIONS + lasting)).contains("\"unchanged\":1", TAKEN);
            assertThat(load(own, "exclusions", EXCLUSIONS + over)).contains(REFUSED);
            assertThat(exclusions.holds(child.id(), account)).isTrue();
            assertThat(load(colleague, "exclusions", EXCLUSIONS + over)).contains(TAKEN);
        }
    }

    private String row(String userId, String email, String roles, String leftOn) {
        return String.join(",", userId, self.name(), email, roles, "", "", "", leftOn) + "\r\n";
    }

    private static String load(Caller who, String name, String file) {
        Caller.Answer answer = who.send("POST", "/api/register/" + name, file, "text/csv");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String reason() {
        return jdbc.sql("select r.reason from casework.import_reject r join casework.import_run u on u.id = r.run_id where u.started_by = ?"
                + " order by u.started_at desc limit 1").param(self.userId()).query(String.class).single();
    }
}
