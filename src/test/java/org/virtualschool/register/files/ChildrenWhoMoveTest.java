package org.virtualschool.register.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.CareTeamChanged;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.register.SchoolPlaceChanged;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Access that ends: children who leave a school, were loaded at a wrong one, or have no social worker any more. */
@CaseworkTest
@RecordApplicationEvents
class ChildrenWhoMoveTest {

    @Autowired
    private TestImports imports;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private Children children;
    @Autowired
    private AccessRule rule;
    @Autowired
    private MutableClock clock;
    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void itIsNovember() {
        clock.setTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void aChildLeavesSchoolForNone() {
        School school = register.school("Oakfield High School");
        String worker = logins.of(Role.SOCIAL_WORKER);
        Child child = register.child(school, worker, null);
        events.clear();

        String headings = "social_care_id,school_urn,school_start,school_end";
        String row = child.socialCareId() + "," + school.urn() + ",01/09/2025,20/11/2026";
        assertThat(load(headings, row).updated()).isEqualTo(1);

        assertThat(children.currentSchool(child.id())).isEmpty();
        assertThat(children.schoolPlaces(child.id())).singleElement()
                .extracting(SchoolPlace::endedOn).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(events.stream(SchoolPlaceChanged.class)).containsExactly(
                new SchoolPlaceChanged(child.id(), school.key(), null, LocalDate.of(2026, 11, 21)));
        assertThat(mayReadAtSchool(child, school)).isFalse();
        assertThat(load(headings, row).unchanged()).isEqualTo(1);
        assertThat(load("social_care_id,school_urn,school_start", child.socialCareId() + "," + school.urn() + ",01/09/2025")
                .unchanged()).as("the file of the time before").isEqualTo(1);
        assertThat(children.currentSchool(child.id())).isEmpty();

        load("social_care_id,school_urn,school_start", child.socialCareId() + "," + school.urn() + ",21/11/2026");
        assertThat(children.currentSchool(child.id())).as("back again").isPresent();
    }

    @Test
    void aSchoolIsLeftOnlyByAChildWhoWasThere() {
        School school = register.school("Oakfield High School");
        String there = register.child(school, null, null).socialCareId();
        String nowhere = register.child(null, null, null).socialCareId();

        assertThat(imports.notes(load("social_care_id,school_urn,school_end", there + ",,22/11/2026", nowhere + ",,20/11/2026")))
                .containsExactly("2 school_end: is in the future: load it when the child has left",
                        "3 school_end: is given, but the child is not on roll at a school");
        assertThat(imports.notes(load("social_care_id,school_urn,school_end",
                there + "," + register.school("Elmbridge").urn() + ",20/11/2026")))
                .contains("2 school_end: is given, but the child is not on roll at this school");
        assertThat(imports.notes(load("social_care_id,school_end", there + ",31/08/2025")))
                .containsExactly("2 school_end: is before the first day at the school");
    }

    @Test
    void nobodyIsWrittenAsNone() {
        String worker = logins.of(Role.SOCIAL_WORKER);
        String adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        Child child = register.child(null, worker, adviser);
        events.clear();

        assertThat(load("social_care_id,social_worker,adviser", child.socialCareId() + ",none,None").updated()).isEqualTo(1);

        assertThat(children.get(child.id()).socialWorker()).isNull();
        assertThat(children.get(child.id()).adviser()).isNull();
        assertThat(events.stream(CareTeamChanged.class)).containsExactly(
                new CareTeamChanged(child.id(), CareRole.SOCIAL_WORKER, worker, null),
                new CareTeamChanged(child.id(), CareRole.ADVISER, adviser, null));
        assertThat(load("social_care_id,social_worker,adviser", child.socialCareId() + ",none,none").unchanged()).isEqualTo(1);
    }

    private boolean mayReadAtSchool(Child child, School school) {
        return rule.mayRead(new Viewer("x", Set.of(Role.DESIGNATED_TEACHER), Set.of(school.key()), Set.of()), child.id());
    }

    @Test
    void aSchoolNamedByMistakeIsReplacedFromItsFirstDay() {
        School wrong = register.school("Oakfield High School");
        School right = register.school("Elmbridge Academy");
        Child child = register.child(wrong, null, null);
        events.clear();

        String row = child.socialCareId() + "," + right.urn() + ",01/09/2025";
        assertThat(load("social_care_id,school_urn,school_start", row).updated()).isEqualTo(1);

        assertThat(children.schoolPlaces(child.id())).singleElement().satisfies(place -> {
            assertThat(place.schoolKey()).isEqualTo(right.key());
            assertThat(place.startedOn()).isEqualTo(TestRegister.SINCE);
            assertThat(place.endedOn()).isNull();
        });
        assertThat(events.stream(SchoolPlaceChanged.class)).containsExactly(
                new SchoolPlaceChanged(child.id(), wrong.key(), right.key(), TestRegister.SINCE));
        assertThat(load("social_care_id,school_urn,school_start", row).unchanged()).isEqualTo(1);
    }

    private ImportSummary load(String... lines) {
        return imports.load("children", lines);
    }
}
