package org.virtualschool.funding.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Position;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.Inbox;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.BackgroundWork;

/** Preparing, releasing and paying: by four people, and every request once whatever happens meanwhile. */
@CaseworkTest
class PaymentRunsTest {

    private static final String PAY = "funding.pay";

    @Autowired
    private PaymentRuns runs;
    @Autowired
    private PaymentJourney journey;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private BackgroundWork background;
    @Autowired
    private MutableClock clock;
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
    void whatIsApprovedIsInOneRunUntilThatIsDiscarded() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        FundingRecord other = journey.byPolicy(child, 1, 80_00);
        PaymentPreview preview = runs.preview(child.school().key());
        assertThat(preview.schools()).containsExactly(
                new PaymentPreview.SchoolSum(child.school().key(), "Oakfield School", PaymentMethod.JOURNAL, 2, 200_00));

        UUID run = prepare();

        assertThat(runs.payments(run, 0, 10, false)).extracting(Payment::requestId).containsExactlyInAnyOrder(request.id(), other.id());
        assertThat(runs.payments(run, 0, 10, false)).extracting(Payment::reference).containsOnly(child.child().reference());
        assertThat(runs.preview(child.school().key()).requests()).isZero();
        assertThat(runs.prepare(child.school().key(), preview.shown(), preparer).refusal()).isEqualTo(RunRefusal.NOTHING_TO_PAY);
        assertThatThrownBy(() -> jdbc.sql("insert into casework.payment (run_id, position, request_id, school_key, amount_pence, method)"
                + " select run_id, 99, request_id, school_key, amount_pence, method from casework.payment where request_id = ?")
                .param(request.id()).update()).as("in the database").hasMessageContaining("payment_in_one_run");

        assertThat(runs.discard(run, releaser)).isEmpty();
        assertThat(runs.discard(run, releaser)).contains(RunRefusal.DISCARDED_BEFORE);
        assertThat(runs.release(run, releaser)).contains(RunRefusal.DISCARDED_BEFORE);
        assertThat(runs.find(prepare()).orElseThrow().pence()).isEqualTo(200_00);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
    }

    @Test
    void whoPreparesHasSeenWhatIsThere() {
        journey.byPolicy(child, 0, 120_00);
        PaymentPreview seen = runs.preview(child.school().key());
        journey.byPolicy(child, 1, 80_00);

        assertThat(runs.prepare(child.school().key(), seen.shown(), preparer).refusal()).isEqualTo(RunRefusal.CHANGED);
    }

    @Test
    void twoWhoPrepareAtOncePrepareOneRun() {
        journey.byPolicy(child, 0, 120_00);
        PaymentPreview seen = runs.preview(child.school().key());

        List<PaymentRuns.Prepared> prepared = Stream.of(preparer, releaser)
                .map(who -> CompletableFuture.supplyAsync(() -> runs.prepare(child.school().key(), seen.shown(), who))).toList().stream()
                .map(CompletableFuture::join).toList();

        assertThat(prepared).extracting(PaymentRuns.Prepared::refusal).containsExactlyInAnyOrder(null, RunRefusal.NOTHING_TO_PAY);
    }

    @Test
    void everyRequestIsPaidOnceAlsoIfTheNodeDiesHalfWayAndTheButtonIsPressedAgain() {
        List<FundingRecord> asked = List.of(journey.byPolicy(child, 0, 120_00), journey.byPolicy(child, 1, 80_00), journey.byPolicy(child, 2, 50_01));
        UUID run = prepare();

        assertThat(runs.release(run, releaser)).isEmpty();
        jobs.runBackground(PAY, 2);
        assertThat(runs.find(run).orElseThrow().paid()).isEqualTo(2);
        assertThat(runs.find(run).orElseThrow().isPaid()).isFalse();
        assertThat(runs.release(run, releaser)).contains(RunRefusal.RELEASED_BEFORE);
        assertThat(runs.discard(run, releaser)).contains(RunRefusal.RELEASED_BEFORE);
        jobs.runBackground(PAY);
        asked.forEach(request -> background.submit(PAY, run + "/" + request.id()));
        jobs.runBackground(PAY);

        assertThat(runs.find(run).orElseThrow().isPaid()).isTrue();
        for (FundingRecord request : asked) {
            assertThat(ledger.of(request.id())).isEqualTo(new Position(0, request.wish().amountPence(), 0));
            assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.PAID);
            assertThat(jdbc.sql("select count(*) from casework.ledger_entry where request_id = ? and kind = 'PAY' and payment_run_id = ?"
                    + " and entered_by = ?").params(request.id(), run, releaser).query(Long.class).single()).isEqualTo(1);
        }
        assertThat(Inbox.of(port, child.teacher())).anyMatch(text -> text.endsWith("A request for pupil premium was paid: £50.01."))
                .noneMatch(text -> text.contains("paid") && text.contains("Byron"));
    }

    @Test
    void twoWhoReleaseAtOnceReleaseOnce() {
        journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();
        List<Boolean> refused = Stream.of(releaser, logins.of(Role.FINANCE_OFFICER)).map(who -> CompletableFuture.supplyAsync(() -> runs.release(run, who).isPresent()))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(refused).containsExactlyInAnyOrder(true, false);
        assertThat(background.pending(PAY, run.toString())).hasSize(1);
        jobs.runBackground(PAY);
    }

    @Test
    void nobodyReleasesWhatTheyPreparedByWhateverAccount() {
        journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();
        String secondAccount = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(preparer, secondAccount);

        for (String same : List.of(preparer, secondAccount)) {
            assertThat(runs.release(run, same)).contains(RunRefusal.PREPARED_BY_YOU);
            assertThatThrownBy(() -> releaseInDatabase(run, same)).hasMessageContaining("cannot be released by the person who prepared it");
        }
        assertThat(background.pending(PAY, run.toString())).isEmpty();
    }

    @Test
    void whoAskedOrDecidedNeitherPreparesNorReleasesByWhateverAccount() {
        journey.byPolicy(child, 1, 80_00);
        FundingRecord one = journey.byAdviser(child);
        journey.onePerson(child.teacher(), releaser);
        String approversOther = logins.of(Role.FINANCE_OFFICER);
        journey.onePerson(child.adviser(), approversOther);
        PaymentPreview seen = runs.preview(child.school().key());

        for (String tookPart : List.of(releaser, approversOther, child.teacher(), child.adviser())) {
            assertThat(runs.prepare(child.school().key(), seen.shown(), tookPart).refusal()).isEqualTo(RunRefusal.TOOK_PART_PREPARING);
            assertThatThrownBy(() -> prepareInDatabase(one, tookPart)).hasMessageContaining("cannot be prepared by somebody who asked for");
        }
        UUID run = prepare();
        for (String tookPart : List.of(releaser, approversOther, child.teacher(), child.adviser())) {
            assertThat(runs.release(run, tookPart)).contains(RunRefusal.TOOK_PART);
            assertThatThrownBy(() -> releaseInDatabase(run, tookPart)).hasMessageContaining("cannot be released by somebody who asked for");
        }
        assertThat(ledger.of(one.id())).isEqualTo(new Position(900_00, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update casework.payment_run set released_by = 'other' where id = '%s'",
            "update casework.payment_run set status = 'PREPARED', released_by = null, released_at = null where id = '%s'",
            "update casework.payment_run set status = 'RELEASED' where id = '%s'", "delete from casework.payment_run where id = '%s'",
            "update casework.payment set amount_pence = 1 where run_id = '%s'", "update casework.payment set paid_at = now() where run_id = '%s'",
            "update casework.payment set paid_at = null where run_id = '%s'", "update casework.payment set discarded = true where run_id = '%s'",
            "delete from casework.payment where run_id = '%s'"})
    void whatWasReleasedAndPaidIsNotChanged(String statement) {
        journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();
        runs.release(run, releaser);
        jobs.runBackground(PAY);

        assertThatThrownBy(() -> jdbc.sql(statement.formatted(run)).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothingIsPaidBeforeTheRunIsReleasedOrIfTheAmountHasChanged() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();
        background.submit(PAY, run + "/" + request.id());
        jobs.runBackground(PAY);
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));

        ledger.release(request.id(), "The child has left care", "test");
        assertThat(runs.release(run, releaser)).contains(RunRefusal.AMOUNT_CHANGED);
        assertThat(runs.find(run).orElseThrow().status()).isEqualTo(RunStatus.PREPARED);
    }

    @Test
    void whatCannotBePaidIsShownAndPaidOnceItsCauseIsGone() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        FundingRecord other = journey.byPolicy(child, 1, 80_00);
        UUID run = prepare();
        runs.release(run, releaser);
        ledger.release(request.id(), "By mistake", "test");
        assertThatThrownBy(() -> jobs.runBackground(PAY)).hasMessageContaining("is not what run");
        jobs.runBackground(PAY);
        assertThat(runs.failed(run)).isEqualTo(1);
        assertThat(runs.find(run).orElseThrow().paid()).isEqualTo(1);
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(ledger.of(other.id())).isEqualTo(new Position(0, 80_00, 0));

        ledger.reverse(jdbc.sql("select id from casework.ledger_entry where request_id = ? and kind = 'RELEASE'").param(request.id())
                .query(Long.class).single(), "It was a mistake", "test");
        assertThat(runs.tryAgain(run)).isEqualTo(1);
        jobs.runBackground(PAY);

        assertThat(runs.find(run).orElseThrow().isPaid()).isTrue();
        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
    }

    /** The last thing a payment writes is that it is made: when that fails, the ledger has it already. */
    @Test
    void aPaymentThatDiesAtItsLastStepLeavesNothingAndIsMadeOnceAfterwards() {
        FundingRecord request = journey.byPolicy(child, 0, 120_00);
        UUID run = prepare();
        runs.release(run, releaser);
        jdbc.sql("create or replace function casework.refuse_paid() returns trigger language plpgsql as 'begin raise exception ''died''; end'").update();
        jdbc.sql("create trigger died before update on casework.payment for each row execute function casework.refuse_paid()").update();
        try {
            assertThatThrownBy(() -> jobs.runBackground(PAY)).isNotNull();
        } finally {
            jdbc.sql("drop trigger died on casework.payment").update();
        }
        assertThat(ledger.of(request.id())).isEqualTo(new Position(120_00, 0, 0));
        assertThat(requests.find(request.id()).status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(Inbox.of(port, child.teacher())).noneMatch(text -> text.contains("was paid"));

        clock.advance(Duration.ofHours(1));
        jobs.runBackground(PAY);

        assertThat(ledger.of(request.id())).isEqualTo(new Position(0, 120_00, 0));
        assertThat(runs.find(run).orElseThrow().isPaid()).isTrue();
    }

    @Test
    void financeSeesTheSchoolOfAProtectedChildAndNotWhichChild() {
        journey.byPolicy(child, 0, 120_00);
        register.protectAddress(child.child().id());
        UUID run = prepare();

        assertThat(runs.payments(run, 0, 10, false)).extracting(Payment::school, Payment::reference)
                .containsExactly(tuple("Oakfield School", "Protected 1"));
        assertThat(runs.payments(run, 0, 10, true)).extracting(Payment::reference)
                .containsExactly(child.child().reference() + " (protected 1)");
    }

    private UUID prepare() {
        PaymentRuns.Prepared prepared = runs.prepare(child.school().key(), runs.preview(child.school().key()).shown(), preparer);
        assertThat(prepared.refusal()).isNull();
        return prepared.runId();
    }

    private void releaseInDatabase(UUID run, String who) {
        jdbc.sql("update casework.payment_run set status = 'RELEASED', released_by = ?, released_at = now() where id = ?").params(who, run).update();
    }

    private void prepareInDatabase(FundingRecord request, String who) {
        UUID run = UUID.randomUUID();
        jdbc.sql("insert into casework.payment_run (id, prepared_by, prepared_at) values (?, ?, now())").params(run, who).update();
        jdbc.sql("insert into casework.payment (run_id, position, request_id, school_key, amount_pence, method)"
                + " values (?, 1, ?, ?, 90000, 'BACS')").params(run, request.id(), child.school().key()).update();
    }
}
