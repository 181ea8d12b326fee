package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Questions about a request and what is said to them, also when there are several: nobody who asked for money decides on it or pays it. */
@CaseworkTest
class FundingAnswersTest {

    private static final String OWN_ANSWER = "You answered a question about this request. Somebody else has to decide.";
    private static final String OWN_QUESTION = "You asked a question about this request. Somebody else has to answer.";

    @Autowired
    private FundingJourney journey;
    @Autowired
    private PaymentJourney payments;
    @Autowired
    private PepJourney peps;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private TaskService tasks;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private PepCase child;
    private String third;

    @BeforeEach
    void aChildWithASignedPep() {
        child = peps.newCase();
        peps.toSignedOff(child);
        journey.leave(FundingJourney.YEAR, 20_000_00);
        third = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    @Test
    void whoAnsweredTheFirstOfTwoQuestionsNeitherDecidesNorPays() {
        FundingRecord request = answeredTwice();
        String second = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        payments.onePerson(third, second);
        String inFinance = logins.of(Role.FINANCE_OFFICER);
        payments.onePerson(third, inFinance);

        for (String same : List.of(third, second)) {
            for (String way : List.of("complete", "submit-form")) {
                Answer refused = onTask(same, request, way, "{\"variables\":{\"fundingOutcome\":{\"value\":\"approve\"}}}");
                assertThat(refused.status()).as(way).isEqualTo(403);
                assertThat(refused.body()).contains(OWN_ANSWER);
            }
            assertThatThrownBy(() -> jdbc.sql("insert into casework.funding_decision (id, request_id, part, decided_by, outcome, amount_pence,"
                    + " decided_at) values (?, ?, 'OFFICER', ?, 'APPROVE', 100000, now())").params(UUID.randomUUID(), request.id(), same).update())
                    .as("in the database").hasMessageContaining("cannot be decided by the person who asked for it");
        }
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 0, 0));

        assertThat(onTask(child.otherAdviser(), request, "complete", "{\"variables\":{\"fundingOutcome\":{\"value\":\"approve\"}}}").status())
                .isEqualTo(204);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(jdbc.sql("select casework.took_part(:id, :who) and casework.had_part_in_money(:id, :who)").param("id", request.id())
                .param("who", inFinance).query(Boolean.class).single()).as("prepares, releases and confirms nothing of it").isTrue();
    }

    @Test
    void whoAskedAnyQuestionAnswersNone() {
        FundingRecord request = journey.ask(child, child.adviser(), false, FundingJourney.wish(700_00));
        question(request, child.otherAdviser(), "For how many weeks is this?");
        answer(request, third, "For thirty.", "1500");
        question(request, child.head(), "And what does one cost?");
        String second = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        payments.onePerson(child.otherAdviser(), second);

        for (String same : List.of(child.otherAdviser(), second)) {
            Answer refused = onTask(same, request, "complete", said("Fifty pounds.", "1500"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains(OWN_QUESTION);
            assertThatThrownBy(() -> jdbc.sql("insert into casework.funding_answer (id, request_id, question, said, answered_by, answered_at,"
                    + " amount_pence, starts_on, ends_on) values (?, ?, '?', '!', ?, now(), 1, current_date, current_date)")
                    .params(UUID.randomUUID(), request.id(), same).update())
                    .as("in the database").hasMessageContaining("cannot be answered for by a person who asked about it");
        }
        assertThat(onTask(third, request, "complete", said("Fifty pounds.", "1500")).status()).isEqualTo(204);
    }

    @Test
    void theRecordHasEveryQuestionAndEveryAnswerInItsOrder() {
        FundingRecord request = answeredTwice();

        assertThat(record(child.otherAdviser())).containsSubsequence("For how many weeks is this?", "£1,800.00", "For thirty-six.",
                "Is that not too much?", "£1,000.00", "Then for twenty.");
        assertThat(form(child.otherAdviser(), request)).containsSubsequence("For how many weeks is this?", "For thirty-six.",
                "Is that not too much?", "Then for twenty.");
        assertThatThrownBy(() -> jdbc.sql("delete from casework.funding_answer where request_id = ?").param(request.id()).update()).isNotNull();
        assertThatThrownBy(() -> jdbc.sql("update casework.funding_answer set answered_by = 'x' where request_id = ?").param(request.id()).update())
                .isNotNull();
    }

    @Test
    void whatWasWrittenIsKeptFromWhoMayNotReadIt() {
        answeredTwice();
        register.protectAddress(child.child().id());

        assertThat(record(logins.of(Role.MANAGER))).doesNotContain("For how many weeks", "For thirty-six", "Is that not too much", "Then for twenty");
    }

    @Test
    void aQuestionThatIsOpenWhenTheChildChangesSchoolStaysOnTheRecord() {
        FundingRecord request = journey.ask(child, FundingJourney.wish(3_000_00));
        journey.complete(request.id(), "userTask_voteAsHead", child.head(),
                Map.of("fundingOutcome", "ask", "decisionQuestion", "What did the last mentor find?"));

        peps.moveSchool(child);
        jobs.runBackground("funding.follow");

        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.WITH_PANEL);
        assertThat(record(child.otherAdviser())).contains("Asked for more", "What did the last mentor find?");
    }

    /** Asked for by the adviser, raised to £1,800 by the third, lowered to £1,000 by the adviser. */
    private FundingRecord answeredTwice() {
        FundingRecord request = journey.ask(child, child.adviser(), false, FundingJourney.wish(1_500_00));
        question(request, child.head(), "For how many weeks is this?");
        answer(request, third, "For thirty-six.", "1800");
        question(request, child.head(), "Is that not too much?");
        answer(request, child.adviser(), "Then for twenty.", "1000");
        return request;
    }

    private void question(FundingRecord request, String who, String words) {
        clock.advance(Duration.ofMinutes(1));
        journey.complete(request.id(), "userTask_decideFundingRequest", who, Map.of("fundingOutcome", "ask", "decisionQuestion", words));
    }

    private void answer(FundingRecord request, String who, String words, String pounds) {
        clock.advance(Duration.ofMinutes(1));
        assertThat(onTask(who, request, "complete", said(words, pounds)).status()).isEqualTo(204);
    }

    private static String said(String words, String pounds) {
        return "{\"variables\":{\"fundingAnswer\":{\"value\":\"%s\"},\"requestedAmount\":{\"value\":\"%s\"},".formatted(words, pounds)
                + "\"provisionStartsOn\":{\"value\":\"2026-11-23\"},\"provisionEndsOn\":{\"value\":\"2027-02-12\"}}}";
    }

    private Answer onTask(String who, FundingRecord request, String way, String body) {
        return Caller.program(port, who, PASSWORD).json("POST", "/engine-rest/task/" + task(request) + "/" + way, body);
    }

    private String task(FundingRecord request) {
        return tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult().getId();
    }

    private String record(String reader) {
        return browser(reader).get("/children/" + child.child().reference()).body();
    }

    private String form(String reader, FundingRecord request) {
        return browser(reader).get("/tasks/" + task(request)).body();
    }

    private Caller browser(String who) {
        Caller browser = Caller.browser(port);
        browser.logIn(who, PASSWORD);
        return browser;
    }
}
