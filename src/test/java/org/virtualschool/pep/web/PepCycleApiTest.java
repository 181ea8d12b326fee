package org.virtualschool.pep.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FutureYear;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Launching a term over HTTP, and everything it refuses. */
@CaseworkTest
class PepCycleApiTest {

    @LocalServerPort
    private int port;
    @Autowired
    private FutureYear years;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private JdbcClient jdbc;

    private int year;
    private Caller coordinator;
    private Child child;

    @BeforeEach
    void aYear() {
        year = years.begin();
        coordinator = Caller.program(port, logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), TestLogins.PASSWORD);
        child = years.child(year, "Launched", register.school("Oakfield School"));
    }

    @Test
    void aTermIsLaunchedOnceAndTheSameCycleAnswersAgain() {
        Answer first = launch(body(FutureYear.title(year), "AUTUMN", years.cutOff(year).toString(), ""));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        String id = JsonPath.read(first.body(), "$.id");
        assertThat(first.header("Location")).isEqualTo("/api/pep-cycles/" + id);
        assertThat(JsonPath.<Integer>read(first.body(), "$.reviews")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(first.body(), "$.started")).isZero();

        Answer second = launch(body(FutureYear.title(year), "autumn", years.cutOff(year).toString(), ""));
        assertThat(second.status()).isEqualTo(200);
        assertThat(JsonPath.<String>read(second.body(), "$.id")).isEqualTo(id);

        jobs.runBackground("pep.launch");
        Answer progress = coordinator.get("/api/pep-cycles/" + id);
        assertThat(JsonPath.<Integer>read(progress.body(), "$.started")).isEqualTo(1);
        assertThat(JsonPath.<Boolean>read(progress.body(), "$.finished")).isTrue();
        assertThat(coordinator.get("/api/pep-cycles/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void anotherCutOffForTheSameTermIsAConflictWithTheReason() {
        launch(body(FutureYear.title(year), "AUTUMN", years.cutOff(year).toString(), ""));

        Answer other = launch(body(FutureYear.title(year), "AUTUMN", years.launchDay(year).plusDays(14).toString(), ""));

        assertThat(other.status()).isEqualTo(409);
        assertThat(JsonPath.<String>read(other.body(), "$.detail")).contains("was launched with these cut-offs");
        assertThat(JsonPath.<String>read(other.body(), "$.field")).isEqualTo("cutOff");
    }

    @Test
    void theDryRunNamesTheChildren() {
        Answer dry = coordinator.json("POST", "/api/pep-cycles/dry-run", body(FutureYear.title(year), "AUTUMN", years.cutOff(year).toString(), ""));

        assertThat(dry.status()).isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(dry.body(), "$.starts[*].reference")).containsExactly(child.reference());
        assertThat(JsonPath.<Integer>read(dry.body(), "$.counts.starts")).isEqualTo(1);
        assertThat(cyclesOfTheYear()).isZero();
    }

    @Test
    void aWrongCutOffIsRefusedAtItsField() {
        LocalDate day = years.launchDay(year);
        assertCutOff("2041-02-30", "must be a real date");
        assertCutOff("soon", "must be a real date");
        assertCutOff(day.minusDays(1).toString(), "has passed");
        assertCutOff(day.with(TemporalAdjusters.next(DayOfWeek.SATURDAY)).toString(), "is at a weekend");
        assertCutOff(years.bankHoliday(year).toString(), "is a bank holiday");
        assertCutOff(LocalDate.of(year + 1, 1, 14).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY)).toString(), "lies outside the autumn term");
        assertFault(body(FutureYear.title(year), "SPRING", LocalDate.of(year + 1, 2, 13).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                .toString(), ""), "cutOff", "half-term holiday");
        assertFault("{\"academicYear\":\"" + FutureYear.title(year) + "\",\"term\":\"AUTUMN\"}", "cutOff", "must be a real date");
        assertCutOff(day.toString(), null);
    }

    @Test
    void anUnknownTermOrYearIsRefusedAtItsField() {
        String cutOff = years.cutOff(year).toString();
        assertFault(body("2019/20", "AUTUMN", cutOff, ""), "academicYear", "Only the autumn term " + FutureYear.title(year)
                + " or the spring term " + FutureYear.title(year) + " can be launched now.");
        assertFault(body("this year", "AUTUMN", cutOff, ""), "academicYear", "can be launched now");
        assertFault(body(FutureYear.title(year), "WINTER", cutOff, ""), "term", "must be autumn, spring or summer");
        assertFault(body(FutureYear.title(year), "SUMMER", cutOff, ""), "term", "can be launched now");
        assertFault("{}", "academicYear", "can be launched now");
    }

    @Test
    void aTermWhoseDatesAreNotLoadedIsRefusedWithWhatToDo() {
        jdbc.sql("delete from casework.term where school_key is null and academic_year = ?").param(FutureYear.title(year)).update();

        assertFault(body(FutureYear.title(year), "AUTUMN", years.cutOff(year).toString(), ""), "term", "Load the term dates first");
    }

    @Test
    void aWrongYearGroupOrReferenceIsRefusedAtItsField() {
        String cutOff = years.cutOff(year).toString();
        assertFault(body(FutureYear.title(year), "AUTUMN", cutOff, ",\"yearGroupCutOffs\":{\"14\":\"" + cutOff + "\"}"), "yearGroupCutOffs.14",
                "is no year group");
        assertFault(body(FutureYear.title(year), "AUTUMN", cutOff, ",\"yearGroupCutOffs\":{\"11\":\"2020-01-01\"}"), "yearGroupCutOffs.11",
                "The cut-off for Year 11 has passed");
        assertFault(body(FutureYear.title(year), "AUTUMN", cutOff, ",\"closeNotCompleted\":[\"VS-999999\"]"), "closeNotCompleted",
                "There is no child VS-999999.");
        assertThat(cyclesOfTheYear()).isZero();
    }

    @Test
    void onlyTheCoordinatorLaunchesAndTheHeadReads() {
        String id = JsonPath.read(launch(body(FutureYear.title(year), "AUTUMN", years.cutOff(year).toString(), "")).body(), "$.id");
        Caller head = Caller.program(port, logins.of(Role.VIRTUAL_SCHOOL_HEAD), TestLogins.PASSWORD);
        Caller adviser = Caller.program(port, logins.of(Role.VIRTUAL_SCHOOL_ADVISER), TestLogins.PASSWORD);

        assertThat(head.get("/api/pep-cycles/" + id).status()).isEqualTo(200);
        assertThat(adviser.get("/api/pep-cycles/" + id).status()).isEqualTo(403);
        for (Caller other : List.of(head, adviser)) {
            String body = body(FutureYear.title(year), "AUTUMN", "no date at all", "");
            assertThat(other.json("POST", "/api/pep-cycles", body).status()).isEqualTo(403);
            assertThat(other.json("POST", "/api/pep-cycles/dry-run", body).status()).isEqualTo(403);
        }
    }

    private void assertCutOff(String day, String reason) {
        String body = body(FutureYear.title(year), "AUTUMN", day, "");
        if (reason == null) {
            assertThat(launch(body).status()).isEqualTo(201);
        } else {
            assertFault(body, "cutOff", reason);
        }
    }

    private void assertFault(String body, String field, String reason) {
        Answer answer = launch(body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.faults[?(@.field == '" + field + "')].message")).as(answer.body())
                .singleElement().asString().contains(reason);
        assertThat(cyclesOfTheYear()).isZero();
    }

    private long cyclesOfTheYear() {
        return jdbc.sql("select count(*) from casework.pep_cycle where academic_year = ?").param(FutureYear.title(year)).query(Long.class).single();
    }

    private Answer launch(String body) {
        return coordinator.json("POST", "/api/pep-cycles", body);
    }

    private static String body(String academicYear, String term, String cutOff, String more) {
        return "{\"academicYear\":\"%s\",\"term\":\"%s\",\"cutOff\":\"%s\"%s}".formatted(academicYear, term, cutOff, more);
    }
}
