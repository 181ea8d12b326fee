package org.virtualschool.funding.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;

/** No run pays a school for a request that was passed on to another one at the moment the run was prepared or released. */
@CaseworkTest
class PaymentToSchoolTest {

    @Autowired
    private PaymentRuns runs;
    @Autowired
    private PaymentJourney journey;
    @Autowired
    private PepJourney peps;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;

    private PepCase child;
    private FundingRecord request;
    private UUID run;
    private PepCase moved;
    private String releaser;

    @BeforeEach
    void aChildWhoChangesSchoolWhenARunIsPrepared() {
        child = journey.child();
        request = journey.byPolicy(child, 0, 120_00);
        String preparer = logins.of(Role.FINANCE_OFFICER);
        releaser = logins.of(Role.FINANCE_OFFICER);
        run = runs.prepare(child.school().key(), runs.preview(child.school().key()).shown(), preparer).runId();
        moved = peps.moveSchool(child);
    }

    @Test
    void aRunForTheSchoolTheChildHasLeftIsNotReleased() {
        passOnUnseen();

        assertThat(runs.release(run, releaser)).contains(RunRefusal.AMOUNT_CHANGED);
        assertThatThrownBy(() -> jdbc.sql("update casework.payment_run set status = 'RELEASED', released_by = ?, released_at = now() where id = ?")
                .params(releaser, run).update()).as("in the database").hasMessageContaining("whose request it is no longer");
        assertThat(runs.discard(run, releaser)).isEmpty();
        jobs.runBackground("funding.follow");
        journey.pay(moved);

        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(jdbc.sql("select school_key from casework.payment where request_id = ? and paid_at is not null").param(request.id())
                .query(Long.class).single()).isEqualTo(moved.school().key());
    }

    @Test
    void whoReleasesAtThatMomentWaitsForItAndIsRefused() {
        CompletableFuture<Optional<RunRefusal>> release = transactions.execute(status -> {
            passOnUnseen();
            CompletableFuture<Optional<RunRefusal>> other = CompletableFuture.supplyAsync(() -> runs.release(run, releaser));
            Awaitility.await().until(() -> other.isDone()
                    || jdbc.sql("select exists (select 1 from pg_locks where not granted)").query(Boolean.class).single());
            return other;
        });

        assertThat(release.join()).contains(RunRefusal.AMOUNT_CHANGED);
        assertThat(runs.find(run).orElseThrow().status()).isEqualTo(RunStatus.PREPARED);
        jobs.runBackground("funding.follow");
    }

    /** As somebody does who looked for a run before this one could be seen. */
    private void passOnUnseen() {
        jdbc.sql("update casework.funding_request set school_key = ? where id = ?").params(moved.school().key(), request.id()).update();
    }
}
