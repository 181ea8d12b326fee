package org.virtualschool.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.funding.payment.Payment;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.RunRefusal;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;

/** Requests that end before they are paid: the money is free again, no run pays them, and what is paid stays. */
@CaseworkTest
class FundingEndsTest {

    @Autowired
    private FundingEnds ends;
    @Autowired
    private PaymentJourney journey;
    @Autowired
    private PaymentRuns runs;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private PepCase child;
    private String preparer;
    private String releaser;

    @BeforeEach
    void aChildWithASignedPepAndTwoInFinance() {
        child = journey.child();
        preparer = logins.of(Role.FINANCE_OFFICER);
        releaser = logins.of(Role.FINANCE_OFFICER);
    }

    @Test
    void whatWasCommittedIsFreeAgainAndWhoAskedIsToldOnce() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        long before = available();

        ends.close(request.id(), FundingEnd.YEAR_ENDED, "test");
        ends.close(request.id(), FundingEnd.LEFT_CARE, "test");

        assertThat(available()).isEqualTo(before + 120_00);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 0, 0));
        assertThat(requests.find(request.id())).satisfies(closed -> {
            assertThat(closed.status()).isEqualTo(FundingStatus.CLOSED);
            assertThat(closed.ending().because()).isEqualTo(FundingEnd.YEAR_ENDED);
            assertThat(closed.ending().by()).isEqualTo("test");
        });
        assertThat(Inbox.of(port, child.teacher())).filteredOn(text -> text.endsWith(
                "A request for pupil premium was closed: the financial year has ended. It is not paid.")).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.id().toString()).count()).isZero();
    }

    @Test
    void theSameCanBeAskedForAgainAndTheCoreAmountOfTheTermIsThereAgain() {
        ends.close(journey.byPolicy(child, 0, 600_00).id(), FundingEnd.CHANGED_SCHOOL, "test");

        assertThat(journey.byPolicy(child, 0, 600_00).status()).isEqualTo(FundingStatus.COMMITTED);
    }

    @Test
    void aPreparedRunGoesOnWithoutIt() {
        FundingRecord ended = journey.byPolicy(child, 0, 120_00);
        FundingRecord other = journey.byPolicy(child, 1, 80_00);
        UUID run = prepare();

        ends.close(ended.id(), FundingEnd.LEFT_CARE, "test");

        assertThat(runs.find(run).orElseThrow().pence()).isEqualTo(80_00);
        assertThat(runs.payments(run, 0, 10, false)).filteredOn(Payment::leftOut).extracting(Payment::requestId).containsExactly(ended.id());
        assertThat(runs.release(run, releaser)).isEmpty();
        jobs.runBackground("funding.pay");
        assertThat(runs.find(run).orElseThrow().isPaid()).isTrue();
        assertThat(ledger.of(ended.id())).isEqualTo(new Position(0, 0, 0));
        assertThat(ledger.of(other.id())).isEqualTo(new Position(0, 80_00, 0));
    }

    @Test
    void aRunOfWhichAllIsLeftOutCanOnlyBeDiscarded() {
        FundingRecord ended = journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();

        ends.close(ended.id(), FundingEnd.LEFT_CARE, "test");

        assertThat(runs.release(run, releaser)).contains(RunRefusal.NOTHING_LEFT);
        assertThatThrownBy(() -> jdbc.sql("update casework.payment_run set status = 'RELEASED', released_by = ?, released_at = now() where id = ?")
                .params(releaser, run).update()).as("in the database").isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is empty");
        assertThat(runs.discard(run, releaser)).isEmpty();
    }

    @Test
    void whatIsPaidOrAboutToBeStays() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();
        assertThat(runs.release(run, releaser)).isEmpty();

        assertThatThrownBy(() -> ends.close(request.id(), FundingEnd.LEFT_CARE, "test")).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));

        jobs.runBackground("funding.pay");
        assertThatThrownBy(() -> ends.close(request.id(), FundingEnd.LEFT_CARE, "test")).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
    }

    private UUID prepare() {
        return runs.prepare(child.school().key(), runs.preview(child.school().key()).shown(), preparer).runId();
    }

    private long available() {
        return jdbc.sql("select available from casework.fund_balance b join casework.ledger_entry e on e.fund_id = b.fund_id"
                + " where e.request_id in (select id from casework.funding_request where child_id = ?) limit 1").param(child.child().id())
                .query(Long.class).single();
    }
}
