package org.virtualschool.security.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.security.AccessWorld;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;

@CaseworkTest
class TaskFiltersTest {

    private static final String FILTER = "/camunda/api/engine/engine/default/filter";

    @LocalServerPort
    private int port;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private PepJourney journey;
    @Autowired
    private TestRegister register;
    @Autowired
    private MutableClock clock;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private FilterService filters;
    @Autowired
    private AccessSeed seed;

    @Test
    void eachRoleFindsItsFiltersInOrder() throws Exception {
        AccessWorld world = new AccessWorld(port, accounts, engine, journey, register);
        String manager = world.somebody(Role.SOCIAL_WORK_MANAGER, Groups.team(world.oak.team()));

        assertThat(names(world.browser(world.oak.teacher()))).containsExactly("My school's tasks", "My tasks", "Due in five working days", "Overdue");
        assertThat(names(world.browser(world.oak.socialWorker()))).containsExactly("My tasks", "Due in five working days", "Overdue");
        assertThat(names(world.browser(manager))).containsExactly("My team's tasks", "My tasks", "Due in five working days", "Overdue");
        assertThat(names(world.browser(world.oak.adviser()))).containsExactly("My tasks", "Requests for premium", "Reports on premium", "Due in five working days", "Overdue",
                "Awaiting sign-off", "Awaiting quality assurance", "All casework");
        assertThat(names(world.browser(world.oak.head()))).containsExactly("Awaiting sign-off", "Decisions after a second red", "My tasks",
                "Requests for premium", "Reports on premium", "Due in five working days", "Overdue", "Awaiting quality assurance", "All casework");
        assertThat(names(world.browser(world.oak.coordinator()))).containsExactly("My team's tasks", "My tasks", "Due in five working days", "Overdue");
    }

    @Test
    void countsAreRight() throws Exception {
        AccessWorld world = new AccessWorld(port, accounts, engine, journey, register);
        Caller teacher = world.browser(world.oak.teacher());
        Caller worker = world.browser(world.oak.socialWorker());
        Caller manager = world.browser(world.somebody(Role.SOCIAL_WORK_MANAGER, Groups.team(world.oak.team())));

        assertThat(count(teacher, "My school's tasks")).as("school section and child's voice of two children").isEqualTo(4);
        assertThat(count(teacher, "My tasks")).isZero();
        String task = world.task(world.oakPep, "userTask_recordChildVoice").getId();
        assertThat(teacher.json("POST", "/camunda/api/engine/engine/default/task/" + task + "/claim",
                "{\"userId\":\"" + world.oak.teacher() + "\"}").status()).isEqualTo(204);
        assertThat(count(teacher, "My tasks")).isEqualTo(1);
        assertThat(count(teacher, "My school's tasks")).as("claimed ones too").isEqualTo(4);
        assertThat(count(worker, "My tasks")).isEqualTo(1);
        assertThat(count(manager, "My team's tasks")).isEqualTo(2);
        assertThat(count(manager, "My tasks")).isZero();
    }

    @Test
    void theHeadFindsWhatToDecideAfterASecondRed() throws Exception {
        PepCase child = journey.newCase();
        AccessWorld world = new AccessWorld(port, accounts, engine, journey, register);
        Caller head = world.browser(world.oak.head());
        int before = count(head, "Decisions after a second red");
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 0, "Attendance");
        journey.reworkSchool(pep, child, "Attendance");
        journey.judge(pep, child, 0, "Attendance");

        assertThat(count(head, "Decisions after a second red")).isEqualTo(before + 1);
    }

    @Test
    void dueSoonEndsWithTheFifthWorkingDayAndOverdueBeginsWhenTheDayHasPassed() throws Exception {
        AccessWorld world = new AccessWorld(port, accounts, engine, journey, register);
        Caller worker = world.browser(world.oak.socialWorker());
        LocalDate due = world.task(world.oakPep, "userTask_completeCareSection").getDueDate().toInstant()
                .atZone(java.time.ZoneId.of("Europe/London")).toLocalDate();

        clock.setTo(fiveWorkingDaysBefore(due).minusDays(1));
        assertThat(count(worker, "Due in five working days")).as("six working days before").isZero();
        clock.setTo(fiveWorkingDaysBefore(due));
        assertThat(count(worker, "Due in five working days")).as("five working days before").isEqualTo(1);
        clock.setTo(due);
        assertThat(count(worker, "Due in five working days")).as("on the day").isEqualTo(1);
        assertThat(count(worker, "Overdue")).as("on the day").isZero();
        clock.setTo(due.plusDays(1));
        assertThat(count(worker, "Due in five working days")).as("the day after").isZero();
        assertThat(count(worker, "Overdue")).as("the day after").isEqualTo(1);
    }

    @Test
    void theCardShowsTheLabelAndTheDueDate() throws Exception {
        AccessWorld world = new AccessWorld(port, accounts, engine, journey, register);
        for (String person : List.of(world.oak.teacher(), world.oak.socialWorker(), world.oak.head())) {
            Caller browser = world.browser(person);
            String filter = person.equals(world.oak.teacher()) ? "My school's tasks" : person.equals(world.oak.head()) ? "All casework" : "My tasks";
            String list = browser.json("POST", FILTER + "/" + id(browser, filter) + "/list?firstResult=0&maxResults=500", "{}",
                    "Accept", "application/hal+json").body();

            assertThat(list).contains(world.oak.child().reference() + " · A.B. · Y9 · Oakfield", "\"due\":\"20");
        }
    }

    @Test
    void theFiltersOfSomebodyElseAreNotServed() throws Exception {
        AccessWorld world = new AccessWorld(port, accounts, engine, journey, register);
        String all = id(world.browser(world.oak.head()), "All casework");
        Caller teacher = world.browser(world.oak.teacher());

        assertThat(teacher.json("POST", FILTER + "/" + all + "/list", "{}").status()).isEqualTo(403);
        assertThat(teacher.get(FILTER + "/" + all + "/count").status()).isEqualTo(403);
        assertThat(teacher.json("POST", FILTER + "/" + UUID.randomUUID() + "/list", "{}").status()).isIn(403, 404);
        assertThat(teacher.json("PUT", FILTER + "/" + all, "{}").status()).isEqualTo(403);
        assertThat(teacher.json("DELETE", FILTER + "/" + all, null).status()).isEqualTo(403);
    }

    @Test
    void seedingAgainChangesNothing() {
        List<String> before = state();

        seed.afterSingletonsInstantiated();

        assertThat(state()).isEqualTo(before);
    }

    private List<String> state() {
        List<String> state = new ArrayList<>();
        filters.createFilterQuery().orderByFilterId().asc().unlimitedList().forEach(filter -> state.add(filter.getId() + filter.getName()));
        engine.getAuthorizationService().createAuthorizationQuery().groupIdIn(Role.ALL.toArray(String[]::new))
                .orderByResourceId().asc().unlimitedList().forEach(grant -> state.add(grant.getId()));
        return state.stream().sorted().toList();
    }

    /** There is no bank holiday in November. */
    private static LocalDate fiveWorkingDaysBefore(LocalDate day) {
        LocalDate before = day;
        for (int left = 5; left > 0; left--) {
            do {
                before = before.minusDays(1);
            } while (before.getDayOfWeek().getValue() > 5);
        }
        return before;
    }

    private List<String> names(Caller caller) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        json.readTree(caller.get(FILTER + "?maxResults=100&resourceType=Task").body()).forEach(found::add);
        found.sort(java.util.Comparator.comparingInt(filter -> filter.at("/properties/priority").asInt()));
        return found.stream().map(filter -> filter.get("name").asText()).toList();
    }

    private String id(Caller caller, String name) throws Exception {
        for (JsonNode filter : json.readTree(caller.get(FILTER + "?maxResults=100&resourceType=Task").body())) {
            if (filter.get("name").asText().equals(name)) {
                return filter.get("id").asText();
            }
        }
        throw new AssertionError("No filter " + name);
    }

    private int count(Caller caller, String name) throws Exception {
        return json.readTree(caller.get(FILTER + "/" + id(caller, name) + "/count").body()).get("count").asInt();
    }
}
