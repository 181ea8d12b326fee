package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;

/** A signed PEP stays as it was signed, whoever reaches the database. */
@CaseworkTest
class PepLockTest {

    @Autowired
    private PepJourney journey;
    @Autowired
    private PepReader peps;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(strings = {
            "update casework.pep set confirm_note = 'changed' where id = :pep",
            "update casework.pep set status = 'IN_QA' where id = :pep",
            "delete from casework.pep where id = :pep",
            "update casework.pep_section set written_by = 'somebody' where pep_id = :pep",
            "delete from casework.pep_section where pep_id = :pep",
            "insert into casework.pep_section (id, pep_id, name, answers, written_by, written_at) values (gen_random_uuid(), :pep, 'EXTRA', '{}', 'x', now())",
            "update casework.pep_attainment set prior = 'x' where pep_id = :pep",
            "delete from casework.pep_attainment where pep_id = :pep",
            "update casework.pep_target set goal = 'easier' where pep_id = :pep",
            "delete from casework.pep_target where pep_id = :pep",
            "insert into casework.pep_target (id, pep_id, position, kind, area, baseline, goal, how, who, by_when, evidence) values (gen_random_uuid(), :pep, 9, 'OTHER', 'a', 'b', 'c', 'd', 'e', now(), 'f')",
            "update casework.pep_quality_round set feedback = 'x' where pep_id = :pep",
            "delete from casework.pep_quality_round where pep_id = :pep",
            "update casework.pep_quality_score set score = 0 where round_id in (select id from casework.pep_quality_round where pep_id = :pep)",
            "delete from casework.pep_quality_score where round_id in (select id from casework.pep_quality_round where pep_id = :pep)"})
    void nothingOfItCanBeChanged(String change) {
        UUID pep = journey.toSignedOff(journey.newCase());
        PepRecord signed = peps.find(pep);

        assertThatThrownBy(() -> jdbc.sql(change).param("pep", pep).update()).hasMessageContaining("PEP " + pep);

        assertThat(peps.find(pep)).isEqualTo(signed);
    }

    /** The sign-off is written and not committed: whoever writes into the PEP waits for it and is refused then. */
    @ParameterizedTest
    @ValueSource(strings = {
            "update casework.pep_section set written_by = 'somebody' where pep_id = :pep",
            "update casework.pep_target set goal = 'easier' where pep_id = :pep",
            "update casework.pep_quality_score set score = 0 where round_id in (select id from casework.pep_quality_round where pep_id = :pep)"})
    void nothingSlipsInWhileTheSignOffIsOnItsWay(String change) throws Exception {
        PepCase child = journey.newCase();
        UUID pep = journey.toQualityAssurance(child);
        journey.judge(pep, child, 3);
        CountDownLatch signed = new CountDownLatch(1);
        CompletableFuture<Void> commit = new CompletableFuture<>();
        CompletableFuture<Void> signOff = CompletableFuture.runAsync(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    jdbc.sql("update casework.pep set status = 'SIGNED_OFF' where id = :pep").param("pep", pep).update();
                    signed.countDown();
                    commit.join();
                }));
        signed.await();

        CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> jdbc.sql(change).param("pep", pep).update());
        await().atMost(Duration.ofSeconds(20)).until(() -> writing.isDone() || somebodyWaits());
        commit.complete(null);
        signOff.join();

        assertThatThrownBy(writing::join).hasMessageContaining("PEP " + pep + " is locked");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select 1 from pg_locks where not granted)").query(Boolean.class).single();
    }

    @Test
    void untilTheNextReviewIsSignedItSaysWhatBecameOfTheTargets() {
        PepCase child = journey.newCase();
        UUID first = journey.toSignedOff(child);
        UUID second = journey.toQualityAssurance(child);

        assertThat(peps.find(first).targets()).extracting(target -> target.review().outcome())
                .containsExactly(TargetOutcome.MET, TargetOutcome.PART_MET, TargetOutcome.NOT_MET);
        assertThat(peps.find(first).targets()).extracting(PepRecord.Target::reviewedIn).containsOnly(second);
        assertThat(jdbc.sql("update casework.pep_target set outcome = 'MET' where pep_id = :pep").param("pep", first).update())
                .isEqualTo(3);

        journey.nextSampleNumberIs(1);
        journey.judge(second, child, 3);
        journey.byOtherAdviser(second, child, "userTask_signOffPep", child.answers().sign());

        assertThatThrownBy(() -> jdbc.sql("update casework.pep_target set outcome = 'NOT_MET' where pep_id = :pep")
                .param("pep", first).update()).hasMessageContaining("was signed off with PEP " + second);
    }

    @Test
    void aPepIsNeverDeletedNotEvenWhileItIsOpen() {
        UUID pep = journey.request(journey.newCase());

        assertThatThrownBy(() -> jdbc.sql("delete from casework.pep where id = :pep").param("pep", pep).update())
                .hasMessageContaining("cannot be deleted");
    }
}
