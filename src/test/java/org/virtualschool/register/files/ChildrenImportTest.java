package org.virtualschool.register.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.CareTeamChanged;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.register.SchoolPlaceChanged;
import org.virtualschool.register.SenStatus;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** What the virtual school's own file of children leaves on record. */
@CaseworkTest
@RecordApplicationEvents
class ChildrenImportTest {

    @Autowired
    private TestImports imports;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private Children children;
    @Autowired
    private MutableClock clock;
    @Autowired
    private ApplicationEvents events;

    private final String number = "own-" + TestRegister.number();

    @BeforeEach
    void itIsNovember() {
        clock.setTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void aChildOfTheReturnGetsNameSchoolAndTeam() {
        imports.load("ssda903/header", "CHILD,SEX,DOB,UPN", number + ",2,14/03/2013,UN1");
        School school = register.school("Oakfield High School");
        String worker = logins.of(Role.SOCIAL_WORKER);
        String adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);

        ImportSummary run = load("social_care_id,forename,surname,preferred_name,school_urn,school_start,year_group,sen_status,"
                        + "social_worker,adviser,protected_address",
                number + ",Ada,Byron,Addie," + school.urn() + ",01/09/2026,Year 9,K," + worker + "," + adviser + ",no");

        assertThat(run.updated()).isEqualTo(1);
        Child child = child();
        assertThat(child.displayName()).isEqualTo("Addie Byron");
        assertThat(child.yearGroup()).isEqualTo("9");
        assertThat(child.yearGroupExpected(LocalDate.of(2026, 11, 21))).isEqualTo("9");
        assertThat(child.senStatus()).isEqualTo(SenStatus.K);
        assertThat(child.socialWorker()).isEqualTo(worker);
        assertThat(child.adviser()).isEqualTo(adviser);
        assertThat(children.caseLabel(child.id())).isEqualTo(child.reference() + " · A.B. · Y9 · Oakfield");
        assertThat(events.stream(CareTeamChanged.class)).containsExactlyInAnyOrder(
                new CareTeamChanged(child.id(), CareRole.SOCIAL_WORKER, null, worker),
                new CareTeamChanged(child.id(), CareRole.ADVISER, null, adviser));
        assertThat(events.stream(SchoolPlaceChanged.class)).containsExactly(
                new SchoolPlaceChanged(child.id(), null, school.key(), LocalDate.of(2026, 9, 1)));
    }

    @Test
    void aChangeOfSchoolEndsTheOldPlaceAndIsMadeKnown() {
        School old = register.school("Oakfield High School");
        School next = register.school("Elmbridge Academy");
        Child child = register.child(old, null, null);
        events.clear();

        ImportSummary run = load("social_care_id,school_urn,school_start",
                child.socialCareId() + "," + next.urn() + ",2026-11-02");

        assertThat(run.updated()).isEqualTo(1);
        assertThat(children.currentSchool(child.id()).orElseThrow().key()).isEqualTo(next.key());
        assertThat(children.schoolPlaces(child.id())).extracting(SchoolPlace::startedOn, SchoolPlace::endedOn).containsExactly(
                org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 11, 2), null),
                org.assertj.core.groups.Tuple.tuple(TestRegister.SINCE, LocalDate.of(2026, 11, 1)));
        assertThat(events.stream(SchoolPlaceChanged.class)).containsExactly(
                new SchoolPlaceChanged(child.id(), old.key(), next.key(), LocalDate.of(2026, 11, 2)));
    }

    @Test
    void aNewSocialWorkerTakesOver() {
        String first = logins.of(Role.SOCIAL_WORKER);
        String second = logins.of(Role.SOCIAL_WORKER);
        Child child = register.child(null, first, null);
        events.clear();

        load("social_care_id,social_worker", child.socialCareId() + "," + second);

        assertThat(children.get(child.id()).socialWorker()).isEqualTo(second);
        assertThat(events.stream(CareTeamChanged.class)).containsExactly(
                new CareTeamChanged(child.id(), CareRole.SOCIAL_WORKER, first, second));
    }

    @Test
    void theSameFileAgainChangesNothingAndAnEmptyCellLeavesWhatIsOnRecord() {
        School school = register.school("Oakfield High School");
        String worker = logins.of(Role.SOCIAL_WORKER);
        String headings = "social_care_id,forename,surname,date_of_birth,care_status,school_urn,school_start,year_group,sen_status,"
                + "social_worker,adviser,protected_address,upn";
        String row = number + ",Ada,Byron,14/03/2013,looked_after," + school.urn() + ",01/09/2026,9,E," + worker + ",,yes,B801200005001";
        load(headings, row);
        events.clear();

        assertThat(load(headings, row).unchanged()).isEqualTo(1);
        assertThat(load(headings, number + ",,,,,,,,,,,,").unchanged()).isEqualTo(1);
        assertThat(events.stream(CareTeamChanged.class)).isEmpty();
        assertThat(events.stream(SchoolPlaceChanged.class)).isEmpty();
        assertThat(children.schoolPlaces(child().id())).hasSize(1);
        assertThat(child().isAddressProtected()).isTrue();
        assertThat(children.caseLabel(child().id())).isEqualTo(child().reference());
    }

    @Test
    void aChildWhoWasNeverInTheReturnIsAddedWithDateOfBirthAndStatus() {
        ImportSummary run = load("social_care_id,forename,surname,date_of_birth,care_status",
                number + ",Ada,Byron,2013-03-14,Previously looked-after", number + "x,Bo,Cole,,", number + "y,Bo,Cole,14/03/2013,");

        assertThat(run.created()).isEqualTo(1);
        assertThat(child().careStatus()).isEqualTo(CareStatus.PREVIOUSLY_LOOKED_AFTER);
        assertThat(imports.notes(run)).containsExactly(
                "3 date_of_birth: is empty, but the child is not on record yet and cannot be added without it",
                "3 care_status: is empty, but the child is not on record yet and cannot be added without it",
                "4 care_status: is empty, but the child is not on record yet and cannot be added without it");
    }

    @Test
    void whileTheReturnSaysInCareTheFileCannotSayOtherwise() {
        imports.load("ssda903/header", "CHILD,SEX,DOB,UPN", number + ",2,14/03/2013,UN1");
        imports.load("ssda903/episodes", "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC", number + ",10/01/2025,S,C2,N1,U4,,");

        ImportSummary run = load("social_care_id,care_status", number + ",with social worker");

        assertThat(run.warned()).isEqualTo(1);
        assertThat(child().careStatus()).isEqualTo(CareStatus.LOOKED_AFTER);
    }

    @Test
    void aSettingWithoutUrnIsNamedByItsKey() {
        String name = "Acorns Day Nursery " + number;
        ImportSummary settings = imports.load("settings", "name,postcode,type", name + ",ZZ1 1ZZ,Private nursery");
        assertThat(settings.created()).isEqualTo(1);
        assertThat(imports.load("settings", "name,postcode,type", name.toUpperCase() + ",zz1 1zz,Private nursery").rejected()).isZero();
        School nursery = register.settingCalled(name);

        load("social_care_id,forename,surname,date_of_birth,care_status,school_key,school_start",
                number + ",Ada,Byron,14/03/2023,looked after," + nursery.key() + ",01/09/2026");

        assertThat(children.currentSchool(child().id()).orElseThrow().key()).isEqualTo(nursery.key());
    }

    @Test
    void whatIsNotOnRecordOrCannotBeIsRefusedWithTheReason() {
        School school = register.school("Oakfield High School");
        School closed = register.closedSchool("Old Mill School");
        Child child = register.child(school, null, null);
        String id = child.socialCareId();
        ImportSummary run = load("social_care_id,school_urn,school_key,school_start,social_worker,adviser,date_of_birth,"
                        + "year_group,sen_status,care_status,protected_address,forename,surname",
                number + "1,1234567,,01/09/2026,,,14/03/2013,,,looked after,,,",
                number + "2,,1,01/09/2026,,,14/03/2013,,,looked after,,,",
                number + "3," + school.urn() + ",,,,,14/03/2013,,,looked after,,,",
                number + "4," + school.urn() + ",,22/11/2026,,,14/03/2013,,,looked after,,,",
                number + "5," + school.urn() + ",,13/03/2013,,,14/03/2013,,,looked after,,,",
                number + "6," + closed.urn() + ",,01/09/2026,,,14/03/2013,,,looked after,,,",
                number + "7,,,,nobody,no-one,22/11/2026,Z,S,lost,perhaps,Ada,",
                id + "," + register.school("Elmbridge").urn() + ",,31/08/2025,,,,,,,,,");

        assertThat(run.rejected()).isEqualTo(8);
        assertThat(imports.notes(run)).containsExactlyInAnyOrder(
                "2 school_urn: is no school on record: load the schools file first",
                "3 school_key: is no setting on record: see the list of keys on the imports page",
                "4 school_start: is empty, but the school is new for the child",
                "5 school_start: is in the future: load the new school when the child has started there",
                "6 school_start: is before the child was born",
                "7 school_urn: is a school that is not open",
                "8 social_worker: is no current member of staff: load the staff file first",
                "8 adviser: is no current member of staff: load the staff file first",
                "8 date_of_birth: is in the future",
                "8 year_group: is none of N1, N2, R, 1 to 14",
                "8 sen_status: is none of E, K, N",
                "8 care_status: is none of looked after, previously looked after, with social worker",
                "8 protected_address: is neither yes nor no",
                "8 surname: is empty, but a forename is given",
                "9 school_start: is not after 2025-09-01, when the child was on roll elsewhere");
        assertThat(children.currentSchool(child.id()).orElseThrow().key()).isEqualTo(school.key());
    }

    /** A wrong cell would hand the quality assurance to the teacher who wrote the PEP. */
    @Test
    void aCaseIsGivenOnlyToSomebodyWhoseRoleItIs() {
        School school = register.school("Oakfield High School");
        Child child = register.child(school, null, null);
        String teacher = logins.atSchool(Role.DESIGNATED_TEACHER, school);
        String worker = logins.of(Role.SOCIAL_WORKER);

        ImportSummary run = load("social_care_id,social_worker,adviser",
                child.socialCareId() + "," + teacher + "," + worker);

        assertThat(imports.notes(run)).containsExactly(
                "2 social_worker: is no social worker by the staff file: check the user name, or load the staff file with that role first",
                "2 adviser: is no adviser by the staff file: check the user name, or load the staff file with that role first");
        assertThat(children.get(child.id()).socialWorker()).isNull();
        assertThat(children.get(child.id()).adviser()).isNull();
    }

    private ImportSummary load(String... lines) {
        return imports.load("children", lines);
    }

    private Child child() {
        return children.bySocialCareId(number).orElseThrow();
    }
}
