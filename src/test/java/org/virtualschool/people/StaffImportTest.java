package org.virtualschool.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.register.School;
import org.virtualschool.register.StaffDirectory;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestRegister;

@CaseworkTest
@Transactional
@RecordApplicationEvents
class StaffImportTest {

    private static final String HEADER = "user_id,name,email,roles,school_urn,school_key,team,left_on";

    @Autowired
    private TestImports imports;
    @Autowired
    private StaffService staff;
    @Autowired
    private StaffDirectory directory;
    @Autowired
    private Leavers leavers;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TestRegister register;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ApplicationEvents events;

    private final String id = "staff.import+" + TestRegister.number() + "@hill.example";
    private School school;
    private School nursery;

    @BeforeEach
    void schools() {
        clock.setTo(LocalDate.of(2026, 11, 3));
        school = register.school("Staff Import High");
        nursery = register.school("Staff Import Nursery");
    }

    @Test
    void teacherGetsALoginWithTheGroupsOfTheirSchools() {
        ImportSummary summary = load(id + ",Tara Hill,t.hill@hill.example,designated-teacher;headteacher," + school.urn() + "," + nursery.key() + ",,");

        assertThat(summary.created()).isEqualTo(1);
        assertThat(accounts.groupsOf(id)).containsExactlyInAnyOrder("designated-teacher", "headteacher",
                "school-" + school.key(), "school-" + nursery.key());
        assertThat(staff.find(id).orElseThrow().schools()).containsExactly(school.key(), nursery.key());
        assertThat(staff.nameOf(id)).isEqualTo("Tara Hill");
        assertThat(directory.isCurrent(id)).isTrue();
    }

    @Test
    void sameFileAgainChangesNothing() {
        String line = id + ",Tara Hill,t.hill@hill.example,social-work-manager,,,Test Valley,";
        load(line);
        events.clear();

        assertThat(load(line).unchanged()).isEqualTo(1);
        assertThat(events.stream(StaffScopeChanged.class)).isEmpty();
    }

    @Test
    void managerOfATeamGetsItsGroupAndAWorkerDoesNot() {
        load(id + ",Tara Hill,t.hill@hill.example,social-work-manager,,,Test Valley,");
        load("worker-" + id + ",Wes Dale,w.dale@hill.example,social-worker,,,test valley,");

        assertThat(accounts.groupsOf(id)).containsExactlyInAnyOrder("social-work-manager", "team-test-valley");
        assertThat(accounts.groupsOf("worker-" + id)).containsExactly("social-worker");
        assertThat(staff.teamOf("worker-" + id)).isEqualTo("test-valley");
    }

    @Test
    void anotherSchoolChangesTheScopeAndTheRecord() {
        load(id + ",Tara Hill,t.hill@hill.example,designated-teacher," + school.urn() + ",,,");
        events.clear();

        ImportSummary summary = load(id + ",Tara Hill,t.hill@hill.example,designated-teacher," + nursery.urn() + ",,,");

        assertThat(summary.updated()).isEqualTo(1);
        assertThat(accounts.groupsOf(id)).containsExactlyInAnyOrder("designated-teacher", "school-" + nursery.key());
        assertThat(events.stream(StaffScopeChanged.class)).containsExactly(new StaffScopeChanged(id));
    }

    @Test
    void anotherTeamOfAWorkerChangesTheScope() {
        load(id + ",Wes Dale,w.dale@hill.example,social-worker,,,Test Valley,");
        events.clear();

        load(id + ",Wes Dale,w.dale@hill.example,social-worker,,,Test Moor,");

        assertThat(staff.teamOf(id)).isEqualTo("test-moor");
        assertThat(events.stream(StaffScopeChanged.class)).containsExactly(new StaffScopeChanged(id));
    }

    @Test
    void anotherNameChangesNoScope() {
        load(id + ",Tara Hill,t.hill@hill.example,virtual-school-adviser,,,,");
        events.clear();

        assertThat(load(id + ",Tara Dale,t.hill@hill.example,virtual-school-adviser,,,,").updated()).isEqualTo(1);
        assertThat(staff.nameOf(id)).isEqualTo("Tara Dale");
        assertThat(events.stream(StaffScopeChanged.class)).isEmpty();
    }

    @Test
    void leaverLosesTheLoginAndEveryGroupButKeepsTheName() {
        load(id + ",Tara Hill,t.hill@hill.example,designated-teacher," + school.urn() + ",,,");

        ImportSummary summary = load(id + ",Tara Hill,t.hill@hill.example,,,,,03/11/2026");

        assertThat(summary.updated()).isEqualTo(1);
        assertThat(accounts.isOpen(id)).isFalse();
        assertThat(accounts.groupsOf(id)).isEmpty();
        assertThat(directory.isCurrent(id)).isFalse();
        assertThat(staff.nameOf(id)).isEqualTo("Tara Hill");
        assertThat(events.stream(StaffLeft.class)).containsExactly(new StaffLeft(id));
        assertThat(load(id + ",Tara Hill,t.hill@hill.example,,,,,03/11/2026").unchanged()).isEqualTo(1);
        assertThat(audited()).containsExactly(
                "staff.scope " + id + ": designated-teacher, school-" + school.key(), "staff.left " + id);
    }

    @Test
    void loginOfSomebodyWhoIsGoingToLeaveIsClosedOnTheDay() {
        load(id + ",Tara Hill,t.hill@hill.example,virtual-school-adviser,,,,05/11/2026");

        clock.setTo(LocalDate.of(2026, 11, 4));
        leavers.letGo();
        assertThat(accounts.isOpen(id)).isTrue();

        clock.setTo(LocalDate.of(2026, 11, 5));
        leavers.letGo();
        assertThat(accounts.isOpen(id)).isFalse();
        assertThat(events.stream(StaffLeft.class)).contains(new StaffLeft(id));
    }

    @Test
    void fileWithoutTheColumnBringsNoLeaverBackButAnEmptyCellDoes() {
        load(id + ",Tara Hill,t.hill@hill.example,,,,,03/11/2026");

        imports.load("staff", "user_id,name,email,roles,team", id + ",Tara Hill,t.hill@hill.example,virtual-school-adviser,");
        assertThat(accounts.isOpen(id)).isFalse();

        load(id + ",Tara Hill,t.hill@hill.example,virtual-school-adviser,,,,");
        assertThat(accounts.groupsOf(id)).containsExactly("virtual-school-adviser");
        assertThat(directory.isCurrent(id)).isTrue();
    }

    @Test
    void twoLoginsWithOneAddressAreOnePerson() {
        load(id + ",Tara Hill,tara-" + id + ",virtual-school-adviser,,,,");
        load("2" + id + ",Tara Hill,TARA-" + id + ",finance-officer,,,,");
        assertThat(staff.find("2" + id).orElseThrow().personId()).isEqualTo(staff.find(id).orElseThrow().personId());

        load("2" + id + ",Tina Hill,tina-" + id + ",finance-officer,,,,");
        assertThat(staff.samePerson("2" + id, id)).as("also with another address").isTrue();

        load("3" + id + ",Tara Hill,t3-" + id + ",manager,,,,");
        assertThat(staff.samePerson("3" + id, id)).isFalse();
        load("2" + id + ",Tina Hill,t3-" + id + ",finance-officer,,,,");
        assertThat(staff.samePerson("3" + id, id)).as("of whom one shares an address with the third").isTrue();
    }

    @Test
    void groupsGivenElsewhereAreLeftAlone() {
        load(id + ",Tara Hill,t.hill@hill.example,virtual-school-adviser,,,,");
        accounts.save(new UserAccount(id, "Tara Hill", "t.hill@hill.example", Set.of("virtual-school-adviser", "reading-group")));

        load(id + ",Tara Hill,t.hill@hill.example,manager,,,,");

        assertThat(accounts.groupsOf(id)).containsExactlyInAnyOrder("manager", "reading-group");
    }

    @Test
    void operatorIsNotTouched() {
        accounts.save(new UserAccount(id, "Otis Operator", null, Set.of("system-administrator")));

        ImportSummary summary = load(id + ",Otis Operator,o@hill.example,virtual-school-head,,,,");
        assertThat(imports.notes(summary)).containsExactly("2 user_id: is the login of an operator, which no file changes");

        load(id + ",Otis Operator,o@hill.example,,,,,03/11/2026");
        assertThat(accounts.groupsOf(id)).containsExactly("system-administrator");
    }

    @Test
    void schoolOrTeamThatNoRoleNeedsIsWarnedOfAndLeftOut() {
        ImportSummary summary = load(id + ",Tara Hill,t.hill@hill.example,finance-officer," + school.urn() + ",,North,");

        assertThat(List.of(summary.created(), summary.warned())).containsExactly(1, 1);
        assertThat(accounts.groupsOf(id)).containsExactly("finance-officer");
        assertThat(staff.find(id).orElseThrow().schools()).isEmpty();
        assertThat(staff.teamOf(id)).isNull();
    }

    @Test
    void loginsThatDifferInCapitalLettersOnlyAreNotTakenForTwo() {
        load(id + ",Tara Hill,t.hill@hill.example,manager,,,,");

        ImportSummary summary = load(id.toUpperCase() + ",Tara Hill,t.hill@hill.example,manager,,,,");

        assertThat(imports.notes(summary)).containsExactly("2 user_id: differs only in capital letters from the login " + id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "ID,Tara Hill,t@h.example,head-of-everything,,,,        | roles      | holds an unknown role: head-of-everything",
            "ID,Tara Hill,t@h.example,camunda-admin,,,,             | roles      | holds camunda-admin, which passes every check and is given to nobody",
            "ID,Tara Hill,t@h.example,system-administrator,,,,      | roles      | holds system-administrator, which an operator gives, not this file",
            "ID,Tara Hill,t@h.example,,,,,                          | roles      | is empty: give at least one role",
            "ID,Tara Hill,t@h.example,designated-teacher,,,,        | school_urn | is empty: say at which school the person works",
            "ID,Tara Hill,t@h.example,headteacher,9999999,,,        | school_urn | holds the URN of no school on record: 9999999",
            "ID,Tara Hill,t@h.example,headteacher,,1,,              | school_key | holds the key of no school on record: 1",
            "ID,Tara Hill,t@h.example,social-work-manager,,,,       | team       | is empty: say which team the manager leads",
            "ID,Tara Hill,t@h.example,social-worker,,,--,           | team       | is not the name of a team",
            "ID,Tara Hill,no address,manager,,,,                    | email      | is not an e-mail address",
            "ID,Tara Hill,,manager,,,,                              | email      | is empty",
            "ID,,t@h.example,manager,,,,                            | name       | is empty",
            "tara hill,Tara Hill,t@h.example,manager,,,,            | user_id    | may hold letters, digits and . _ - @ + ' only",
            "System,Tara Hill,t@h.example,manager,,,,               | user_id    | is kept for the system",
            "ID,Tara Hill,t@h.example,manager,,,,2026-11-03         | left_on    | is not a date like 31/12/2024"
    })
    void faultyLineIsRejectedWithItsReason(String line, String column, String reason) {
        ImportSummary summary = load(line.replace("ID", id));

        assertThat(imports.notes(summary)).containsExactly("2 " + column + ": " + reason);
        assertThat(accounts.isOpen(id)).isFalse();
    }

    @Test
    void anApostropheIsPartOfAName() {
        String obrien = "m.o'brien." + id;

        assertThat(load(obrien + ",Mary O'Brien,mary-" + id + ",virtual-school-adviser,,,,").created()).isEqualTo(1);
        assertThat(accounts.groupsOf(obrien)).containsExactly("virtual-school-adviser");
    }

    @Test
    void theDatabaseItselfKeepsOneLoginOfANameWhateverItsLetterCase() {
        load(id + ",Tara Hill,t.hill@hill.example,manager,,,,");

        assertThatThrownBy(() -> jdbc.sql("insert into casework.staff (user_id, person_id, name, email) values (?, gen_random_uuid(), 'x', 'y')")
                .param(id.toUpperCase()).update()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void secondLineForOneLoginIsRejected() {
        String line = id + ",Tara Hill,t.hill@hill.example,manager,,,,";

        assertThat(imports.notes(load(line, line))).containsExactly("3 user_id: stands in the file already, in line 2");
    }

    private List<String> audited() {
        return jdbc.sql("select action || ' ' || subject from casework.audit_event where subject like ? order by id")
                .param(id + "%").query(String.class).list();
    }

    private ImportSummary load(String... lines) {
        return imports.load("staff", Stream.concat(Stream.of(HEADER), Stream.of(lines)).toArray(String[]::new));
    }
}
