package org.virtualschool.pep.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.pep.CancelReason;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepKind;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.people.Role;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.CarePeriod;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.Episode;
import org.virtualschool.register.School;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** What the coordinator tells of a child at once, and the PEP that begins with it. */
@CaseworkTest
class ChildEventApiTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 4);
    private static final LocalDate IN_CARE_SINCE = LocalDate.of(2026, 11, 3);

    @LocalServerPort
    private int port;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private Children children;
    @Autowired
    private CareHistory care;
    @Autowired
    private PepHistory history;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    private School school;
    private Child child;
    private String userId;
    private Caller coordinator;

    @BeforeEach
    void aChildNotYetInCare() {
        clock.setTo(TODAY);
        school = register.school("Oakfield School");
        child = register.child(school, null, null);
        children.update(child.id(), new ChildDetails(null, null, null, null, null, null, CareStatus.WITH_SOCIAL_WORKER, null, null, null));
        userId = logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR);
        coordinator = Caller.program(port, userId, TestLogins.PASSWORD);
    }

    @Test
    void aChildWhoBecomesLookedAfterHasTheFirstPepAtOnce() {
        Answer answer = tellCare("{\"startedOn\":\"2026-11-03\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        PepRecord pep = only();
        assertThat(JsonPath.<String>read(answer.body(), "$.pepId")).isEqualTo(pep.id().toString());
        assertThat(pep.kind()).isEqualTo(PepKind.INITIAL);
        assertThat(pep.due().dueReckoned()).isEqualTo("20 working days after 3 November 2026: 1 December 2026");
        assertThat(history.openSteps(pep.id())).singleElement().satisfies(step -> assertThat(step.dueAt()).isEqualTo("2026-11-17T23:59:00Z"));
        assertThat(children.get(child.id()).careStatus()).isEqualTo(CareStatus.LOOKED_AFTER);
        jobs.runBackground("pep.follow");
        only();
    }

    @Test
    void tellingTheSameAgainChangesNothing() {
        tellCare("{\"startedOn\":\"2026-11-03\"}");

        Answer again = tellCare("{\"startedOn\":\"2026-11-03\"}");

        assertThat(again.status()).isEqualTo(200);
        only();
        assertThat(children.carePeriods(child.id())).hasSize(1);
    }

    @Test
    void theReturnOfTheSamePeriodIsTakenAsTheSame() {
        tellCare("{\"startedOn\":\"2026-11-03\"}");

        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        jobs.runBackground("pep.follow");

        assertThat(children.carePeriods(child.id())).singleElement().extracting(CarePeriod::startedOn).isEqualTo(IN_CARE_SINCE);
        assertThat(children.get(child.id()).legalStatus()).isEqualTo("C2");
        only();
        assertConflict(tellCare("{\"startedOn\":\"2026-11-02\",\"endedOn\":\"2026-11-04\"}"), "startedOn", "since 3 November 2026");
    }

    @Test
    void aReturnThatKnowsBetterTakesItsPlaceAndOneOfOtherDaysDoesNot() {
        tellCare("{\"startedOn\":\"2026-11-03\"}");

        care.enter(child.id(), new Episode(LocalDate.of(2025, 2, 3), LocalDate.of(2025, 5, 5), "S", "C2", "N1", "U1", "E4A", null));
        assertThat(children.carePeriods(child.id())).extracting(CarePeriod::startedOn).containsExactly(IN_CARE_SINCE, LocalDate.of(2025, 2, 3));
        assertThat(children.get(child.id()).careStatus()).isEqualTo(CareStatus.LOOKED_AFTER);

        care.enter(child.id(), inCareFrom(LocalDate.of(2026, 11, 2)));
        assertThat(children.carePeriods(child.id())).extracting(CarePeriod::startedOn)
                .containsExactly(LocalDate.of(2026, 11, 2), LocalDate.of(2025, 2, 3));
    }

    @Test
    void aPeriodThatEndsClosesTheReview() {
        tellCare("{\"startedOn\":\"2026-11-03\"}");
        clock.setTo(LocalDate.of(2026, 11, 20));

        Answer ended = tellCare("{\"startedOn\":\"2026-11-03\",\"endedOn\":\"2026-11-20\",\"endReason\":\"E4A\"}");

        assertThat(ended.status()).isEqualTo(200);
        assertThat(only().cancelReason()).isEqualTo(CancelReason.LEFT_CARE);
        assertThat(JsonPath.<String>read(ended.body(), "$.endedPepId")).isEqualTo(only().id().toString());
    }

    @Test
    void aPeriodThatStandsInTheReturnEndsToo() {
        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        clock.setTo(LocalDate.of(2026, 11, 20));

        assertThat(tellCare("{\"startedOn\":\"" + IN_CARE_SINCE + "\",\"endedOn\":\"2026-11-20\",\"endReason\":\"E11\"}").status()).isEqualTo(200);

        assertThat(children.get(child.id()).careStatus()).isEqualTo(CareStatus.PREVIOUSLY_LOOKED_AFTER);
        assertThat(children.carePeriods(child.id())).singleElement().satisfies(period -> assertThat(period.endedOn()).isEqualTo("2026-11-20"));
        care.enter(child.id(), new Episode(IN_CARE_SINCE, LocalDate.of(2026, 11, 20), "S", "C2", "N1", "U1", "E11", null));
        assertThat(children.carePeriods(child.id())).as("the return says the same later").hasSize(1);
    }

    @Test
    void aWrongPeriodIsRefusedWithTheReason() {
        assertFault(tellCare("{}"), "startedOn", "must be a real date");
        assertFault(tellCare("{\"startedOn\":\"3 November\"}"), "startedOn", "must be a real date");
        assertFault(tellCare("{\"startedOn\":\"2026-11-05\"}"), "startedOn", "in the future");
        assertFault(tellCare("{\"startedOn\":\"2012-01-01\"}"), "startedOn", "before the child was born");
        assertFault(tellCare("{\"startedOn\":\"2026-11-03\",\"endedOn\":\"2026-11-02\"}"), "endedOn", "before the first");
        assertFault(tellCare("{\"startedOn\":\"2026-11-03\",\"endedOn\":\"2026-11-40\"}"), "endedOn", "must be a real date");
        assertFault(tellCare("{\"startedOn\":\"2026-11-03\",\"endReason\":\"E4A\"}"), "endReason", "Say when the period ended");
        assertFault(tellCare("{\"startedOn\":\"2026-11-02\",\"endedOn\":\"2026-11-03\",\"endReason\":\"X1\"}"), "endReason", "code of the SSDA903 return");
        assertThat(children.carePeriods(child.id())).isEmpty();

        care.enter(child.id(), inCareFrom(IN_CARE_SINCE));
        assertConflict(tellCare("{\"startedOn\":\"2026-11-04\"}"), "startedOn", "overlaps one that is on record: since 3 November 2026");
        assertConflict(tellCare("{\"startedOn\":\"2026-10-01\"}"), "startedOn", "overlaps");
        assertThat(tellCare("{\"startedOn\":\"2026-10-01\",\"endedOn\":\"2026-11-03\"}").status()).isEqualTo(201);
    }

    @Test
    void aChangeOfSchoolEndsTheReviewAndBeginsTheOneOfTheNewSchoolAtOnce() {
        tellCare("{\"startedOn\":\"2026-11-03\"}");
        School next = register.school("Elmbridge School");
        clock.setTo(LocalDate.of(2026, 11, 17));

        Answer answer = tellSchool(next.urn(), "2026-11-16");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        List<PepRecord> peps = history.of(child.id());
        assertThat(peps).extracting(PepRecord::status).containsExactly(PepStatus.INITIATING, PepStatus.CANCELLED);
        assertThat(peps.get(1).cancelReason()).isEqualTo(CancelReason.SCHOOL_CHANGED);
        assertThat(peps.get(0).kind()).isEqualTo(PepKind.NEW_SCHOOL);
        assertThat(peps.get(0).due().dueReckoned()).isEqualTo("10 working days after 16 November 2026: 30 November 2026");
        assertThat(JsonPath.<String>read(answer.body(), "$.pepId")).isEqualTo(peps.get(0).id().toString());
        assertThat(JsonPath.<String>read(answer.body(), "$.endedPepId")).isEqualTo(peps.get(1).id().toString());
    }

    @Test
    void aWrongChangeOfSchoolIsRefusedWithTheReason() {
        School next = register.school("Elmbridge School");
        assertConflict(tellSchool(school.urn(), "2026-11-03"), "urn", "on roll at this school already, since 1 September 2025");
        assertConflict(tellSchool(next.urn(), "2025-09-01"), "from", "must be after 1 September 2025");
        assertFault(tellSchool(next.urn(), "2026-11-05"), "from", "in the future");
        assertFault(tellSchool(next.urn(), "someday"), "from", "must be a real date");
        assertFault(tellSchool("999999", "2026-11-03"), "urn", "no school with this URN");
        assertFault(tellSchool(null, "2026-11-03"), "urn", "Name a school by its URN");
        assertFault(tellSchool(register.closedSchool("Gone School").urn(), "2026-11-03"), "urn", "not open");
        assertFault(coordinator.json("POST", "/api/children/" + child.reference() + "/school-places",
                "{\"setting\":\"Nowhere Nursery\",\"postcode\":\"ZZ1 1ZZ\",\"from\":\"2026-11-03\"}"), "setting", "no setting of this name");
        assertThat(children.currentSchool(child.id()).orElseThrow().key()).isEqualTo(school.key());

        assertThat(tellSchool(next.urn(), "2026-11-03").status()).isEqualTo(201);
        assertConflict(tellSchool(school.urn(), "2026-11-02"), "from", "must be after 3 November 2026");
    }

    @Test
    void aNameThatIsNoneIsRefusedAndNotTakenForNothingSaid() {
        assertThat(tellCare("{\"startedOn\":\"2026-11-02\",\"endOn\":\"2026-11-03\"}").status()).isEqualTo(400);
        assertThat(children.carePeriods(child.id())).isEmpty();
    }

    @Test
    void whatLiesBeforeTheFirstDayOnThisSystemBeginsNothingAndTheAnswerSaysSo() {
        Answer answer = tellCare("{\"startedOn\":\"2026-08-03\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(JsonPath.<String>read(answer.body(), "$.note")).contains("No PEP begins by itself", "1 September 2026");
    }

    @Test
    void onlyTheCoordinatorTellsAndOnlyOfChildrenTheyMaySee() {
        register.exclude(child.id(), userId);
        String body = "{\"startedOn\":\"not a date\"}";
        Answer excluded = tellCare(body);
        Answer unknown = coordinator.json("POST", "/api/children/VS-999999/care-periods", body);
        assertThat(excluded.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(tellSchool(school.urn(), "2026-11-03").status()).isEqualTo(403);
        for (String role : List.of(Role.VIRTUAL_SCHOOL_HEAD, Role.VIRTUAL_SCHOOL_ADVISER)) {
            assertThat(Caller.program(port, logins.of(role), TestLogins.PASSWORD)
                    .json("POST", "/api/children/" + child.reference() + "/care-periods", body).status()).isEqualTo(403);
        }
    }

    @Test
    void ifThePepCannotBeginThePeriodIsNotOnRecordEither() {
        UUID id = child.id();
        jdbc.sql("create or replace function casework.refuse_care() returns trigger language plpgsql as 'begin raise exception ''no''; end'").update();
        jdbc.sql("create trigger care_stuck before insert on casework.pep for each row when (new.child_id = '" + id + "') execute function casework.refuse_care()").update();
        try {
            assertThat(tellCare("{\"startedOn\":\"2026-11-03\"}").status()).isEqualTo(500);
        } finally {
            jdbc.sql("drop trigger care_stuck on casework.pep").update();
        }
        assertThat(children.carePeriods(id)).isEmpty();
        assertThat(children.get(id).careStatus()).isEqualTo(CareStatus.WITH_SOCIAL_WORKER);
    }

    private PepRecord only() {
        assertThat(history.of(child.id())).hasSize(1);
        return history.of(child.id()).get(0);
    }

    private Answer tellCare(String body) {
        return coordinator.json("POST", "/api/children/" + child.reference() + "/care-periods", body);
    }

    private Answer tellSchool(String urn, String from) {
        return coordinator.json("POST", "/api/children/" + child.reference() + "/school-places",
                "{" + (urn == null ? "" : "\"urn\":\"" + urn + "\",") + "\"from\":\"" + from + "\"}");
    }

    private static void assertFault(Answer answer, String field, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.faults[?(@.field == '" + field + "')].message")).singleElement().asString()
                .contains(reason);
    }

    private static void assertConflict(Answer answer, String field, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(JsonPath.<String>read(answer.body(), "$.field")).isEqualTo(field);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(reason);
    }

    private static Episode inCareFrom(LocalDate day) {
        return new Episode(day, null, "S", "C2", "N1", "U1", null, null);
    }
}
