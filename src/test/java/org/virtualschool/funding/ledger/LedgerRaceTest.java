package org.virtualschool.funding.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

/** Many who book at once, as many as there are connections. */
@CaseworkTest
class LedgerRaceTest {

    private static final FinancialYear YEAR = FinancialYear.ofCode("2026/27");
    private static final String WHO = "race@test.example";
    private static final int THREADS = 8;
    private static final int PATIENCE = 60;

    @Autowired
    private BareRequests bareRequests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private MutableClock clock;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @BeforeEach
    void inTheYear() {
        clock.setTo(LocalDate.of(2026, 11, 3));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void twoHundredWhoAskOneFundGetNoPennyMoreThanItHolds() throws Exception {
        UUID fund = fundOf(1_000_003);
        Queue<Long> got = new ConcurrentLinkedQueue<>();
        Queue<Long> declined = new ConcurrentLinkedQueue<>();

        all(IntStream.range(0, 200).mapToObj(n -> () -> {
            long pence = 5_000 + n * 37L;
            (commit(bareRequests.id(), new Charge(fund, pence)) ? got : declined).add(pence);
            return null;
        }));

        Balance balance = ledger.find(fund).orElseThrow().balance();
        assertThat(got.size() + declined.size()).isEqualTo(200);
        assertThat(balance.committed()).isEqualTo(got.stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(1_000_003);
        assertThat(declined).isNotEmpty().allMatch(pence -> pence > balance.available());
        assertThat(ledger.countEntries(fund)).isEqualTo(got.size() + 1L);
        Recount.assertAddsUp(ledger, List.of(fund), List.of());
    }

    @Test
    void approvalsWithdrawalsAndPaymentsAtOnceAddUpAndNobodyWaitsForever() throws Exception {
        UUID one = fundOf(300_000);
        UUID other = fundOf(300_000);
        List<UUID> requests = IntStream.range(0, 60).mapToObj(n -> bareRequests.id()).toList();

        all(requests.stream().map(request -> () -> {
            boolean even = requests.indexOf(request) % 2 == 0;
            commit(request, new Charge(even ? one : other, 4_321), new Charge(even ? other : one, 1_234));
            return null;
        }));
        UUID run = bareRequests.run();
        all(requests.stream().flatMap(request -> Stream.of(
                () -> ledger.pay(request, run, WHO), () -> ledger.release(request, "Withdrawn", WHO), () -> ledger.pay(request, run, WHO))));

        Recount.assertAddsUp(ledger, List.of(one, other), requests);
        assertThat(requests).allSatisfy(request -> {
            Position position = ledger.of(request);
            assertThat(position.committed()).isZero();
            assertThat(position.paid()).as("paid whole and once, or not at all").isIn(0L, 5_555L);
        });
    }

    private boolean commit(UUID request, Charge... charges) {
        return transactions.execute(status -> ledger.commit(request, List.of(charges), WHO)).committed();
    }

    private UUID fundOf(long pence) {
        UUID fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, YEAR, FundKind.POOLED, "Race " + UUID.randomUUID(), WHO).id();
        ledger.allocate(fund, pence, "For the race", WHO);
        return fund;
    }

    private void all(Stream<Callable<Object>> work) throws Exception {
        List<Future<Object>> running = new ArrayList<>();
        work.forEach(one -> running.add(threads.submit(one)));
        for (Future<Object> one : running) {
            try {
                one.get(PATIENCE, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }
}
