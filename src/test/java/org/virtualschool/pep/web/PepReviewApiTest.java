package org.virtualschool.pep.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepKind;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepSetting;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Starting a review over HTTP, as a program of the authority does. */
@CaseworkTest
class PepReviewApiTest {

    @LocalServerPort
    private int port;
    @Autowired
    private PepJourney journey;
    @Autowired
    private PepHistory history;
    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private JdbcClient jdbc;

    private PepCase pepCase;

    @BeforeEach
    void aChild() {
        pepCase = journey.newCase();
    }

    @Test
    void theCoordinatorStartsAReview() {
        Answer answer = start(pepCase.coordinator(), pepCase.child().reference());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/children/" + pepCase.child().reference());
        PepRecord pep = history.of(pepCase.child().id()).get(0);
        assertThat(JsonPath.<String>read(answer.body(), "$.pepId")).isEqualTo(pep.id().toString());
        assertThat(JsonPath.<String>read(answer.body(), "$.reference")).isEqualTo(pepCase.child().reference());
        assertThat(JsonPath.<String>read(answer.body(), "$.kind")).isEqualTo("initial");
        assertThat(pep.status()).isEqualTo(PepStatus.INITIATING);
        assertThat(pep.requestedBy()).isEqualTo(pepCase.coordinator());
        assertThat(history.openSteps(pep.id())).singleElement().satisfies(step -> {
            assertThat(step.task()).isEqualTo("Initiate the PEP");
            assertThat(step.assigneeUserId()).isEqualTo(pepCase.socialWorker());
        });
        assertThat(audited(pepCase.child().id(), "pep.requested", "DONE")).isEqualTo(1);
    }

    @Test
    void aSecondReviewIsAConflictUntilTheFirstIsSignedAndThenAReviewNotAFirstPep() {
        assertThat(start(pepCase.coordinator(), pepCase.child().reference()).status()).isEqualTo(201);

        Answer second = start(pepCase.coordinator(), pepCase.child().reference());
        assertThat(second.status()).isEqualTo(409);
        assertThat(reason(second)).contains("under way");

        PepCase signed = journey.newCase();
        journey.toSignedOff(signed);
        assertThat(start(signed.coordinator(), signed.child().reference()).status()).isEqualTo(201);
        assertThat(history.of(signed.child().id())).extracting(PepRecord::kind)
                .containsExactlyInAnyOrder(PepKind.INITIAL, PepKind.REVIEW);
    }

    @Test
    void ofTwoRequestsAtOnceOneWins() {
        List<Integer> answers = Stream.of(1, 2, 3)
                .map(n -> CompletableFuture.supplyAsync(() -> start(pepCase.coordinator(), pepCase.child().reference()).status()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();

        assertThat(answers).containsExactly(201, 409, 409);
        assertThat(history.of(pepCase.child().id())).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery()
                .variableValueEquals("childId", pepCase.child().id().toString()).count()).isEqualTo(1);
    }

    @Test
    void aChildKnownOnlyByNumberCannotEnterAPep() {
        Child unnamed = register.unnamedChild(pepCase.school(), pepCase.socialWorker(), null);

        assertRefused(unnamed, 400, "known only by number");
    }

    @Test
    void aChildWhoIsNotLookedAfterNeedsNoPep() {
        Child child = register.child(pepCase.school(), null, null);
        children.update(child.id(), new ChildDetails(null, null, null, null, null, null, CareStatus.WITH_SOCIAL_WORKER, null, null, null));

        assertRefused(child, 400, "not looked after");
    }

    @Test
    void aChildOnNoRollHasItsReviewWithTheAdviser() {
        Child child = register.child(null, pepCase.socialWorker(), null);

        assertThat(start(pepCase.coordinator(), child.reference()).status()).isEqualTo(201);
        assertThat(history.of(child.id())).singleElement().extracting(PepRecord::setting).isEqualTo(PepSetting.NOT_ON_ROLL);
    }

    @Test
    void nobodyButTheCoordinatorStartsAReview() {
        for (String other : List.of(pepCase.adviser(), pepCase.head(), pepCase.teacher(), pepCase.socialWorker())) {
            assertThat(start(other, pepCase.child().reference()).status()).as(other).isEqualTo(403);
        }
        assertThat(Caller.browser(port).json("POST", path(pepCase.child().reference()), null).status()).isEqualTo(401);
        assertThat(history.of(pepCase.child().id())).isEmpty();
    }

    @Test
    void aChildTheCoordinatorMayNotSeeIsRefusedLikeAnUnknownOne() {
        register.exclude(pepCase.child().id(), pepCase.coordinator());

        Answer excluded = start(pepCase.coordinator(), pepCase.child().reference());
        Answer unknown = start(pepCase.coordinator(), "VS-999999");

        assertThat(excluded.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(excluded.body().replace(pepCase.child().reference(), "")).isEqualTo(unknown.body().replace("VS-999999", ""));
        assertThat(audited(pepCase.child().id(), "child.read", "REFUSED")).isEqualTo(1);
    }

    private void assertRefused(Child child, int status, String reason) {
        Answer answer = start(pepCase.coordinator(), child.reference());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(reason(answer)).contains(reason);
        assertThat(history.of(child.id())).isEmpty();
    }

    private Answer start(String userId, String reference) {
        return Caller.program(port, userId, TestLogins.PASSWORD).json("POST", path(reference), null);
    }

    private static String path(String reference) {
        return "/api/children/" + reference + "/pep-reviews";
    }

    private static String reason(Answer answer) {
        return JsonPath.read(answer.body(), "$.detail");
    }

    private long audited(UUID child, String action, String outcome) {
        return jdbc.sql("select count(*) from casework.audit_event where child_id = ? and action = ? and outcome = ?")
                .params(child, action, outcome).query(Long.class).single();
    }
}
