package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepReviews;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.Caller.Answer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;

/**
 * A release changes a form and the model while reviews run: what began goes on as it began, with the form people had open, under
 * the code that is there now; what begins afterwards is new.
 */
@CaseworkTest
class ChangedFormAndModelTest {

    private static final String INITIATE_FORM = "forms/pep/pep-initiate.form";
    private static final String NAME = "name=\"Initiate the PEP\"";
    private static final String LOCKED =
            "<bpmn:sequenceFlow id=\"sequenceFlow_locked\" sourceRef=\"serviceTask_lockPep\" targetRef=\"serviceTask_announcePep\" />";
    private static final String FILED_IN_BETWEEN = """
            <bpmn:sequenceFlow id="sequenceFlow_locked" sourceRef="serviceTask_lockPep" targetRef="intermediateThrowEvent_pepFiled" />
            <bpmn:intermediateThrowEvent id="intermediateThrowEvent_pepFiled" name="PEP filed" />
            <bpmn:sequenceFlow id="sequenceFlow_filed" sourceRef="intermediateThrowEvent_pepFiled" targetRef="serviceTask_announcePep" />""";

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepHistory history;
    @Autowired
    private PepReviews reviews;
    @Autowired
    private SpringProcessEngineConfiguration configuration;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private HistoryService past;
    @Autowired
    @Qualifier("everyFormIsAnswered")
    private SmartInitializingSingleton checkAtStart;
    @Autowired
    private MutableClock clock;
    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    private final List<PepCase> cases = new ArrayList<>();
    private OtherRelease other;
    private int ours;

    @BeforeEach
    void theReleaseInTheTreeRuns() {
        other = new OtherRelease(configuration, engine, clock);
        ours = other.version();
    }

    @AfterEach
    void nothingOfItIsLeftForOtherTests() {
        try {
            cases.stream().flatMap(each -> history.of(each.child().id()).stream()).filter(pep -> pep.status().open())
                    .forEach(pep -> reviews.closeNotCompleted(pep.id(), "test"));
        } finally {
            other.isTakenBack();
        }
        assertThat(other.version()).isEqualTo(ours);
    }

    /** The release before this one asked neither "Others invited" nor "Place and time", which one must answer now. */
    @Test
    void aTaskBegunWithThePreviousFormIsCompletedUnderThisCode() {
        other.without(INITIATE_FORM, "invitedOthers").without(INITIATE_FORM, "meetingPlannedPlace")
                .model(NAME, "name=\"Start the PEP\"").model(LOCKED, FILED_IN_BETWEEN).starts();
        PepCase child = newCase();
        UUID pep = journey.request(child);
        assertThat(initiating(child, pep).keeps(Map.of("parentInvited", "yes")).status()).isEqualTo(302);

        other.isReplacedByThisOne();

        assertThatCode(checkAtStart::afterSingletonsInstantiated).doesNotThrowAnyException();
        FormOnPage form = initiating(child, pep);
        assertThat(form.reads()).contains("Start the PEP", "Is a parent invited?").doesNotContain("Others invited", "Place and time");
        assertThat(form.holds("parentInvited")).isEqualTo("yes");
        Answer done = form.completes(without(child.answers().initiate(PepJourney.MEETING),
                "meetingPlannedPlace", "parentInvited", "parentNotInvitedReason"));
        assertThat(done.header("Location")).as(done.body()).endsWith("/tasks");
        assertThat(recordPage(child)).contains("Is a parent invited?").doesNotContain("Place and time");
        journey.nextChase(pep);
        assertThat(Inbox.of(port, child.teacher())).singleElement().asString().startsWith("Tuesday 10 November 2026 at 6:00am: A PEP is due");
        fromPreparationToSharing(pep, child);
        assertRan(pep, ours + 1, true);

        PepCase next = newCase();
        UUID later = journey.request(next);
        assertThat(initiating(next, later).reads()).contains("Initiate the PEP", "Others invited (optional)", "Place and time");
        assertThat(journey.task(later, PepReview.INITIATE).getName()).isEqualTo("Initiate the PEP");
        Answer refused = initiating(next, later).completes(without(next.answers().initiate(PepJourney.MEETING), "meetingPlannedPlace"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Place and time: Fill this in.");
        journey.initiate(later, next);
        fromPreparationToSharing(later, next);
        assertRan(later, ours + 2, false);
    }

    @Test
    void aReviewThatRunsIsNotAskedWhatTheNextReleaseAsks() {
        PepCase running = newCase();
        UUID pep = journey.request(running);

        nextRelease().starts();

        PepCase begun = newCase();
        UUID later = journey.request(begun);
        assertThat(initiating(running, pep).reads()).contains("Initiate the PEP").doesNotContain("interpreter");
        assertThat(submit(running, pep, running.answers().initiate(PepJourney.MEETING)).status()).isEqualTo(204);
        assertThat(initiating(begun, later).reads())
                .contains("Plan the PEP meeting", "Is an interpreter needed?", "About the interpreter (optional)");
        Answer refused = submit(begun, later, begun.answers().initiate(PepJourney.MEETING));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Is an interpreter needed? Choose one.");
        assertThat(submit(begun, later, with(begun.answers().initiate(PepJourney.MEETING), "interpreterNeeded", "no")).status()).isEqualTo(204);

        fromPreparationToSharing(pep, running);
        assertRan(pep, ours, false);
        fromPreparationToSharing(later, begun);
        assertRan(later, ours + 1, true);
    }

    /** The release was no good, and the one before is put back: what began in between has its own model and form still. */
    @Test
    void aReviewBegunUnderAReleaseThatIsPutBackGoesOn() {
        nextRelease().starts();
        PepCase child = newCase();
        UUID pep = journey.request(child);

        other.isReplacedByThisOne();

        assertThatCode(checkAtStart::afterSingletonsInstantiated).doesNotThrowAnyException();
        FormOnPage form = initiating(child, pep);
        assertThat(form.reads()).contains("Plan the PEP meeting", "Is an interpreter needed?");
        assertThat(form.completes(with(child.answers().initiate(PepJourney.MEETING), "interpreterNeeded", "yes")).status()).isEqualTo(302);
        fromPreparationToSharing(pep, child);
        assertRan(pep, ours + 1, true);
    }

    /** Forms and tables are bound to the deployment of the model, so that every release has to bring all of them. */
    @Test
    void aReleaseThatChangesNothingButTheModelBringsFormsAndTablesAlong() {
        other.model(NAME, "name=\"Plan the PEP meeting\"").starts();
        PepCase child = newCase();
        UUID pep = journey.request(child);

        assertThat(initiating(child, pep).completes(child.answers().initiate(PepJourney.MEETING)).status()).isEqualTo(302);
        fromPreparationToSharing(pep, child);
        assertRan(pep, ours + 1, false);
    }

    @Test
    void aStartWithNothingChangedMakesNoNewVersion() {
        other.isReplacedByThisOne();

        assertThat(other.version()).isEqualTo(ours);
    }

    private OtherRelease nextRelease() {
        return other.asking(INITIATE_FORM, "parentNotInvitedReason", """
                        {"type": "textfield", "id": "Field_interpreterNote", "key": "interpreterNote", "label": "About the interpreter",
                         "validate": {"maxLength": 100}}""")
                .asking(INITIATE_FORM, "parentNotInvitedReason", """
                        {"type": "radio", "id": "Field_interpreterNeeded", "key": "interpreterNeeded", "label": "Is an interpreter needed?",
                         "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}], "validate": {"required": true}}""")
                .model(NAME, "name=\"Plan the PEP meeting\"").model(LOCKED, FILED_IN_BETWEEN);
    }

    private void fromPreparationToSharing(UUID pep, PepCase child) {
        journey.prepare(pep, child);
        journey.meet(pep, child);
        journey.confirm(pep, child);
        journey.judge(pep, child, 3);
        journey.byHead(pep, child, PepReview.SIGN_OFF, child.answers().sign());
        assertThat(history.of(child.child().id()).get(0).status()).isEqualTo(PepStatus.SIGNED_OFF);
        journey.share(pep, child);
    }

    private void assertRan(UUID pep, int version, boolean filed) {
        HistoricProcessInstance review = past.createHistoricProcessInstanceQuery().processInstanceBusinessKey(pep.toString()).singleResult();
        assertThat(review.getState()).isEqualTo(HistoricProcessInstance.STATE_COMPLETED);
        assertThat(review.getProcessDefinitionVersion()).isEqualTo(version);
        assertThat(past.createHistoricActivityInstanceQuery().processInstanceId(review.getId())
                .activityId("intermediateThrowEvent_pepFiled").count()).isEqualTo(filed ? 1 : 0);
    }

    private PepCase newCase() {
        PepCase child = journey.newCase();
        cases.add(child);
        return child;
    }

    private FormOnPage initiating(PepCase child, UUID pep) {
        return FormOnPage.of(port, child.socialWorker(), journey.task(pep, PepReview.INITIATE).getId());
    }

    private String recordPage(PepCase child) {
        Caller browser = Caller.browser(port);
        browser.logIn(child.socialWorker(), TestLogins.PASSWORD);
        return browser.get("/children/" + child.child().reference(), "Accept", "text/html").body();
    }

    /** The social worker completes the task as Tasklist does. */
    private Answer submit(PepCase child, UUID pep, Map<String, Object> answers) {
        Map<String, Object> variables = new HashMap<>();
        answers.forEach((key, value) -> variables.put(key, value instanceof Collection<?>
                ? Map.of("type", "Json", "value", written(value)) : Map.of("value", value)));
        return Caller.program(port, child.socialWorker(), TestLogins.PASSWORD).json("POST",
                "/engine-rest/task/" + journey.task(pep, PepReview.INITIATE).getId() + "/submit-form", written(Map.of("variables", variables)));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> without(Map<String, Object> answers, String... keys) {
        Map<String, Object> fewer = new HashMap<>(answers);
        fewer.keySet().removeAll(List.of(keys));
        return fewer;
    }

    private static Map<String, Object> with(Map<String, Object> answers, String key, String answer) {
        Map<String, Object> more = new HashMap<>(answers);
        more.put(key, answer);
        return more;
    }
}
