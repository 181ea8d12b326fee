package org.virtualschool.pep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.audit.Timeline;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;

/** The record and the engine change together or not at all. */
@CaseworkTest
class PepRollBackTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepReader peps;
    @Autowired
    private PepHistory history;
    @Autowired
    private Timeline timeline;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;

    private PepCase child;
    private UUID pep;

    @BeforeEach
    void aReviewReadyForTheMeeting() {
        child = journey.newCase();
        pep = journey.request(child);
        journey.initiate(pep, child);
        journey.prepare(pep, child);
    }

    @Test
    void whatTheEngineCannotTakeFurtherIsNotOnRecordEither() {
        PepRecord before = peps.find(pep);
        int entries = timeline.of(child.child().id()).size();
        transaction.executeWithoutResult(status -> {
            // The next task cannot arise without the policy for its due date; other tests never see it missing.
            jdbc.sql("delete from casework.policy where name = 'pep.confirm'").update();
            assertThatThrownBy(() -> journey.meet(pep, child)).hasStackTraceContaining("No policy pep.confirm");
            status.setRollbackOnly();
        });

        assertThat(peps.find(pep)).isEqualTo(before);
        assertThat(journey.task(pep, PepReview.MEETING)).isNotNull();
        assertThat(timeline.of(child.child().id())).hasSize(entries);
    }

    @Test
    void whatTheDomainRefusesLeavesTheTaskOpenAndTheRecordAsItWas() {
        PepRecord before = peps.find(pep);
        Map<String, Object> tomorrow = child.answers().meeting(PepJourney.REQUESTED.plusDays(1), PepJourney.NEXT_PEP);

        assertThatThrownBy(() -> journey.bySchool(pep, child, PepReview.MEETING, tomorrow))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Date held").hasMessageContaining("The meeting cannot be in the future.");

        assertThat(peps.find(pep)).isEqualTo(before);
        assertThat(journey.task(pep, PepReview.MEETING)).isNotNull();
    }

    @Test
    void aReviewThatIsRolledBackHasNeitherPepNorInstance() {
        PepCase other = journey.newCase();
        transaction.executeWithoutResult(status -> {
            journey.request(other);
            status.setRollbackOnly();
        });

        assertThat(history.of(other.child().id())).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                .variableValueEquals(PepReview.CHILD_ID, other.child().id().toString()).count()).isZero();
    }

    @Test
    void completionMovesBothOn() {
        journey.meet(pep, child);

        assertThat(peps.find(pep).status()).isEqualTo(PepStatus.CONFIRMING);
        assertThat(journey.task(pep, PepReview.CONFIRM_PLAN)).isNotNull();
    }
}
