package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.Traces;

/** Asking for premium by Tasklist's start form and by program: what is taken, and what is refused with its reason and leaves nothing behind. */
@CaseworkTest
class StartHttpTest {

    private static final long LEFT = 20_000_00;
    private static final String NEED = "Hides beneath the stage at assembly.";
    private static final String PROVISION = "Brindle the counsellor comes on Mondays.";
    private static final String OUTCOME = "Sits through four assemblies of five.";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Traces traces;
    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    private PepCase child;
    private Fund fund;
    private String definition;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        fund = journey.leave(FundingJourney.YEAR, LEFT);
        definition = repository.createProcessDefinitionQuery().processDefinitionKey("fundingRequest").latestVersion().singleResult().getId();
    }

    @Test
    void teacherAdviserAndSocialWorkerStartItFromTasklist() throws JsonProcessingException {
        for (String who : List.of(child.teacher(), child.adviser(), child.socialWorker())) {
            Caller caller = program(who);
            assertThat(startable(caller)).as(who).isEqualTo(List.of("fundingRequest"));
            assertThat(json.readTree(caller.get("/engine-rest/process-definition/" + definition + "/startForm").body())
                    .path("camundaFormRef").path("key").asText()).isEqualTo("funding-ask");
            assertThat(caller.get("/engine-rest/process-definition/" + definition + "/deployed-start-form").body()).contains("\"childReference\"");
        }
        Answer answer = start(child.teacher(), Map.of());

        assertThat(answer.status()).isEqualTo(200);
        FundingRecord request = requests.of(child.child().id()).get(0);
        JsonNode instance = json.readTree(answer.body());
        assertThat(instance.path("businessKey").asText()).isEqualTo(request.id().toString());
        assertThat(instance.path("tenantId").asText()).isEqualTo(child.school().key().toString());
        assertThat(request.status()).isEqualTo(FundingStatus.WITH_APPROVER);
        assertThat(request.requestedBy()).isEqualTo(child.teacher());
        assertThat(request.wish().amountPence()).isEqualTo(900_00);
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.path("id").asText()).count()).isEqualTo(1);
        assertThat(traces.of(List.of(NEED, PROVISION, OUTCOME), "casework")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(traces.of(List.of(NEED, PROVISION, OUTCOME), "public")).as("in the engine").isEmpty();
        assertThat(runtime.getVariables(instance.path("id").asText()).keySet()).doesNotContain("need", "provision", "outcome", "amount", "use",
                "startsOn", "endsOn", "childReference", "pooled");
    }

    @Test
    void whatCannotBePaidForHasEndedAtOnceAndSaysWhy() throws JsonProcessingException {
        Answer answer = start(child.teacher(), Map.of("use", "uniform"));

        assertThat(answer.status()).isEqualTo(200);
        FundingRecord request = requests.of(child.child().id()).get(0);
        assertThat(json.readTree(answer.body()).path("businessKey").asText()).isEqualTo(request.id().toString());
        assertThat(request.refusedBy()).containsExactly(EligibilityRule.USE_NOT_ALLOWED);
        assertThat(left()).isEqualTo(LEFT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"amount;0;0.01 or more", "amount;-5;0.01 or more", "amount;NaN;amount", "amount;1e3;amount", "amount;12.505;amount",
            "amount;10000.01;at most", "endsOn;2026-11-19;cannot be before", "endsOn;2029-11-19;366 days", "startsOn;2026-13-01;First day",
            "use;bribe;Choose one of the options", "need;'';Fill this in", "childReference;'';Fill this in", "childReference;Byron;right format",
            "pooled;true;Only an adviser", "requestId;0;no such field"})
    void whatIsWrongIsNamedByItsField(String field, String value, String reason) {
        Answer answer = start(child.teacher(), Map.of(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body().toLowerCase()).contains(reason.toLowerCase());
        assertNothingAskedOrSpent();
    }

    @Test
    void anotherOnesChildAndNoChildAreRefusedAlike() {
        PepCase other = peps.newCase();

        for (String who : List.of(other.teacher(), other.socialWorker())) {
            Answer foreign = start(who, Map.of());
            Answer unknown = start(who, Map.of("childReference", "VS-999999"));
            assertThat(foreign.status()).isEqualTo(400);
            assertThat(foreign.body()).isEqualTo(unknown.body()).contains("There is no child of this reference for whom you can ask.");

            Answer foreignByProgram = ask(who, child.child().reference(), Map.of());
            Answer unknownByProgram = ask(who, "VS-999999", Map.of());
            assertThat(foreignByProgram.status()).isEqualTo(403);
            assertThat(foreignByProgram.body().replaceAll("VS-\\d{6}", "")).isEqualTo(unknownByProgram.body().replaceAll("VS-\\d{6}", ""));
        }
        assertNothingAskedOrSpent();
    }

    @Test
    void whoDoesNotAskForPremiumStartsNothingAnyWhere() {
        for (String who : List.of(child.head(), child.coordinator(), logins.of(Role.MANAGER), logins.of(Role.FINANCE_OFFICER),
                logins.atSchool(Role.HEADTEACHER, child.school()), logins.socialWorkManager(child.team()))) {
            assertThat(start(who, Map.of()).status()).as(who).isEqualTo(403);
            assertThat(ask(who, child.child().reference(), Map.of()).status()).as(who).isEqualTo(403);
        }
        assertThat(Caller.program(port, child.teacher(), "wrong-Password-1").json("POST", submit(definition), "{}").status()).isEqualTo(401);
        assertNothingAskedOrSpent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/process-definition/key/fundingRequest/start", "/engine-rest/process-definition/key/fundingRequest/submit-form"})
    void thereIsNoWayAroundTheForm(String path) {
        String body = "{\"variables\":{\"requestId\":{\"value\":\"" + child.child().id() + "\"}}}";

        assertThat(program(child.teacher()).json("POST", path, body).status()).isEqualTo(403);
        assertThatThrownBy(() -> peps.as(child.teacher(), () -> runtime.startProcessInstanceByKey("fundingRequest", "x",
                Map.of("requestId", child.child().id().toString())))).isInstanceOf(AuthorizationException.class);
        String review = repository.createProcessDefinitionQuery().processDefinitionKey("pepReview").latestVersion().singleResult().getId();
        for (String id : List.of(review, "fundingRequest:1:nonsense")) {
            assertThat(program(child.teacher()).json("POST", submit(id), "{}").status()).as(id).isEqualTo(403);
        }
        assertNothingAskedOrSpent();
    }

    @Test
    void theSameSentTwiceAtOnceCountsOnce() {
        List<Answer> answers = Stream.of(1, 2).map(time -> CompletableFuture.supplyAsync(() -> start(child.teacher(),
                Map.of("use", "other", "amount", "500")))).toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(requests.of(child.child().id())).extracting(FundingRecord::status)
                .containsExactlyInAnyOrder(FundingStatus.COMMITTED, FundingStatus.NOT_ELIGIBLE);
        assertThat(requests.of(child.child().id())).flatExtracting(FundingRecord::refusedBy).containsExactly(EligibilityRule.ASKED_BEFORE);
        assertThat(left()).isEqualTo(LEFT - 500_00);
    }

    @Test
    void aProgramAsksAndIsToldWhatBecameOfIt() throws JsonProcessingException {
        Answer asked = ask(child.teacher(), child.child().reference(), Map.of("amount", "240.50"));

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("Location")).isEqualTo("/children/" + child.child().reference());
        JsonNode body = json.readTree(asked.body());
        assertThat(body.path("status").asText()).isEqualTo("COMMITTED");
        assertThat(requests.find(java.util.UUID.fromString(body.path("requestId").asText())).approvedPence()).isEqualTo(240_50);
        assertThat(left()).isEqualTo(LEFT - 240_50);

        JsonNode again = json.readTree(ask(child.teacher(), child.child().reference(), Map.of("amount", "240.50")).body());
        assertThat(again.path("status").asText()).isEqualTo("NOT_ELIGIBLE");
        assertThat(again.path("refusedBy").get(0).asText()).isEqualTo("askedBefore");
        assertThat(again.path("why").get(0).asText()).isEqualTo(EligibilityRule.ASKED_BEFORE.sentence());
        assertThat(left()).isEqualTo(LEFT - 240_50);

        JsonNode spelt = json.readTree(ask(child.teacher(), child.child().reference(), Map.of("amount", "10", "need", NEED.toUpperCase(Locale.UK) + "!",
                "provision", "Another mentor")).body());
        assertThat(spelt.path("refusedBy").get(0).asText()).as("the same need, spelt otherwise").isEqualTo("askedBefore");
        JsonNode another = json.readTree(ask(child.teacher(), child.child().reference(), Map.of("amount", "10", "need", "Speaks to nobody at lunch.",
                "provision", "A mentor for the lunch club.")).body());
        assertThat(another.path("status").asText()).as("another need, met otherwise").isEqualTo("COMMITTED");
    }

    @ParameterizedTest
    @CsvSource({"amount, NaN", "amount, -1", "amount, 0", "amount, 1e3", "amount, 12.505", "amount, 10000.01", "endsOn, 2026-11-19", "endsOn, 2029-11-20",
            "startsOn, 20/11/2026", "startsOn, ''", "startsOn, +999999999-11-20", "startsOn, -4800-11-20", "endsOn, +999999999-12-31", "use, bribe", "need, ' '",
            "need, a\\u0000b", "provision, a\\ud800b", "pooled, true"})
    void aProgramIsToldWhichFieldIsWrong(String field, String value) throws JsonProcessingException {
        Answer answer = ask(child.teacher(), child.child().reference(), Map.of(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("field").asText()).isEqualTo(field);
        assertNothingAskedOrSpent();
    }

    private List<String> startable(Caller caller) throws JsonProcessingException {
        JsonNode found = json.readTree(caller.get("/engine-rest/process-definition?latest=true&active=true&startableInTasklist=true"
                + "&startablePermissionCheck=true&maxResults=15").body());
        return found.findValuesAsText("key");
    }

    private Answer start(String who, Map<String, String> changed) {
        Map<String, String> fields = fields(changed);
        fields.putIfAbsent("childReference", child.child().reference());
        String variables = fields.entrySet().stream().map(field -> "\"%s\":{\"value\":%s}".formatted(field.getKey(), value(field)))
                .collect(Collectors.joining(","));
        return program(who).json("POST", submit(definition), "{\"variables\":{" + variables + "}}");
    }

    private Answer ask(String who, String reference, Map<String, String> changed) {
        String body = fields(changed).entrySet().stream().map(field -> "\"%s\":%s".formatted(field.getKey(), value(field)))
                .collect(Collectors.joining(","));
        return program(who).json("POST", "/api/children/" + reference + "/funding-requests", "{" + body + "}");
    }

    private static String value(Map.Entry<String, String> field) {
        return field.getKey().equals("pooled") ? field.getValue() : "\"" + field.getValue() + "\"";
    }

    private static Map<String, String> fields(Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of("use", "mentoring", "need", NEED, "provision", PROVISION, "outcome", OUTCOME,
                "startsOn", "2026-11-20", "endsOn", "2027-02-12", "amount", "900"));
        fields.putAll(changed);
        return fields;
    }

    private Caller program(String who) {
        return Caller.program(port, who, PASSWORD);
    }

    private static String submit(String definitionId) {
        return "/engine-rest/process-definition/" + definitionId + "/submit-form";
    }

    private long left() {
        return ledger.find(fund.id()).orElseThrow().balance().available();
    }

    private void assertNothingAskedOrSpent() {
        assertThat(requests.of(child.child().id())).isEmpty();
        assertThat(left()).isEqualTo(LEFT);
    }
}
