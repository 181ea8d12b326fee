package org.virtualschool.security.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.security.AccessWorld;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestRegister;

/** What is asked of the engine is read once and in one way; what cannot be answered says why. */
@CaseworkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {

    private static final String PROGRAM = "/engine-rest";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";

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
    private AccessWorld world;

    @BeforeEach
    void twoSchools() {
        if (world == null) {
            world = new AccessWorld(port, accounts, engine, journey, register);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"assignee\":\"x\",\"assignee\":\"y\"}", "{\"name\":\"x\"} {\"assigneeExpression\":\"${1}\"}", "{\"name\":\"x\"} more",
            "{\"name\":\"a\\u0000b\"}", "{\"name\":"})
    void queriesThatCouldBeReadInTwoWaysAreNotRun(String query) {
        for (String person : List.of(world.oak.teacher(), world.somebody(Role.SYSTEM_ADMINISTRATOR))) {
            both(person, (caller, mount) -> {
                Caller.Answer answer = caller.json("POST", mount + "/task/count", query);
                assertThat(answer.status()).as(person).isEqualTo(400);
                assertThat(answer.body()).contains("This question cannot be read: send one JSON object");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE", "ISO-8859-1"})
    void queriesInOtherCharacterSetsCarryNoExpressionsEither(String charset) throws IOException, InterruptedException {
        String login = world.oak.teacher() + ":" + AccessWorld.PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PROGRAM + "/task/count"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json;charset=" + charset)
                .POST(HttpRequest.BodyPublishers.ofString("{\"assigneeExpression\":\"${1}\"}", Charset.forName(charset))).build();

        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?maxResults=5&firstResult=-7", "/task?maxResults=x"})
    void whatTheDatabaseWouldNotTakeIsToldInWords(String query) {
        both(world.oak.teacher(), (caller, mount) -> assertThat(caller.get(mount + query).toString()).startsWith("400").contains("cannot be read"));
    }

    @Test
    void aNulInAParameterIsNoText() {
        both(world.oak.teacher(), (caller, mount) -> assertThat(caller.get(mount + "/task?maxResults=5&name=a%00b").status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task/%s/submit-form null", "/task/%s/complete null", "/task/%s/claim null", "/task/%s/claim []", "/task/count null",
            "/task/%s/complete {\"variables\":{\"a\":null}}", "/task/%s/complete {\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"File\"}}}",
            "/task/count {\"orQueries\":[null]}", "/task/count {\"taskIdIn\":[null]}", "/task/%s/claim {\"userId\":\"a\\u0000\"}"})
    void bodiesInWhichSomethingIsMissingAreNotRead(String call) {
        String task = world.task(world.oakPep, "userTask_completeCareSection").getId();
        String[] words = call.split(" ", 2);
        both(world.oak.socialWorker(), (caller, mount) -> assertThat(caller.json("POST", mount + words[0].formatted(task), words[1]).toString())
                .startsWith("400").contains("cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidateGroups=", "candidateGroup=a&includeAssignedTasks=true&candidateUser=b", "tenantIdIn=a&withoutTenantId=true",
            "dueAfter=999999999-01-01T00:00:00.000%2B0000"})
    void questionsWithoutASenseAreToldSo(String parameters) {
        both(world.oak.teacher(), (caller, mount) -> assertThat(caller.get(mount + "/task/count?" + parameters).status()).as(parameters)
                .isBetween(200, 400));
    }

    @Test
    void theLanguageOfTheCallerIsNoConcernOfTheEngine() {
        assertThat(world.program(world.oak.teacher()).get(PROGRAM + "/task/count", "Accept-Language", "en_GB").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process-definition/statistics", "/history/process-instance/report?reportType=duration&periodUnit=month"})
    void sumsOfAllCasesAreNoIdAndOnlyForOperators(String sums) {
        for (String person : List.of(world.oak.teacher(), world.oak.socialWorker())) {
            both(person, (caller, mount) -> assertThat(caller.get(mount + sums).status()).as(person).isEqualTo(403));
        }
    }

    @Test
    void aListWithoutAnEndSaysWhatToAdd() {
        both(world.oak.teacher(), (caller, mount) -> assertThat(caller.get(mount + "/task").toString())
                .startsWith("400").contains("add the parameter maxResults"));
    }

    @Test
    void commentsAreNoneOfAnyTask() {
        String task = world.task(world.oakPep, "userTask_completeCareSection").getId();
        for (String person : List.of(world.oak.teacher(), world.elm.teacher())) {
            both(person, (caller, mount) -> {
                assertThat(caller.get(mount + "/task/" + task + "/comment").toString()).isEqualTo("200 []");
                assertThat(caller.get(mount + "/task/" + UUID.randomUUID() + "/comment").toString()).isEqualTo("200 []");
            });
        }
    }

    private void both(String userId, BiConsumer<Caller, String> check) {
        check.accept(world.program(userId), PROGRAM);
        check.accept(world.browser(userId), WEBAPP);
    }
}
