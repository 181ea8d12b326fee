package org.virtualschool.funding.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

/** What the ledger books, what it declines, and what the database refuses whoever writes. */
@CaseworkTest
class LedgerTest {

    private static final AtomicInteger POOL = new AtomicInteger();
    private static final String WHO = "head@test.example";
    private static final FinancialYear YEAR = FinancialYear.ofCode("2026/27");
    private static final LocalDate IN_THE_YEAR = LocalDate.of(2026, 11, 3);

    @Autowired
    private BareRequests bareRequests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private MutableClock clock;

    @BeforeEach
    void inTheYear() {
        clock.setTo(IN_THE_YEAR);
    }

    @Test
    void theMoneyOfARequestGoesFromFundToSchoolAndTheRestComesBack() {
        Fund fund = fundOf(100_000);
        UUID request = bareRequests.id();

        assertThat(commit(request, new Charge(fund.id(), 60_000))).isEqualTo(new CommitResult(true, List.of()));
        assertThat(balance(fund)).isEqualTo(new Balance(100_000, 40_000, 60_000, 0, 0));
        assertThat(ledger.pay(request, bareRequests.run(), WHO)).isEqualTo(Outcome.BOOKED);
        assertThat(ledger.refund(request, 1_999, "Two sessions did not take place", WHO)).isEqualTo(Outcome.BOOKED);
        assertThat(ledger.returnToDfe(fund.id(), 41_999, "Year end", WHO)).isEqualTo(Outcome.BOOKED);

        assertThat(balance(fund)).isEqualTo(new Balance(100_000, 0, 0, 58_001, 41_999));
        assertThat(ledger.of(request)).isEqualTo(new Position(0, 58_001, 1_999));
        assertThat(ledger.entries(fund.id(), 0, 10)).extracting(Entry::kind).containsExactly(EntryKind.RETURN, EntryKind.REFUND,
                EntryKind.PAY, EntryKind.COMMIT, EntryKind.ALLOCATE);
        assertThat(ledger.entries(fund.id(), 1, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo("Two sessions did not take place");
            assertThat(entry.enteredBy()).isEqualTo(WHO);
        });
    }

    @Test
    void whatAFundDoesNotHoldIsSaidAndNothingIsCommitted() {
        Fund rich = fundOf(100_000);
        Fund poor = fundOf(9_999);
        UUID request = bareRequests.id();

        CommitResult result = commit(request, new Charge(rich.id(), 10_000), new Charge(poor.id(), 10_000));

        assertThat(result.committed()).isFalse();
        assertThat(result.tooSmall()).singleElement().satisfies(small -> {
            assertThat(small.fund().id()).isEqualTo(poor.id());
            assertThat(small.fund().balance().available()).isEqualTo(9_999);
            assertThat(small.asked()).isEqualTo(10_000);
        });
        assertThat(ledger.of(request)).isEqualTo(new Position(0, 0, 0));
        assertThat(balance(rich).available()).isEqualTo(100_000);
        assertThat(commit(request, new Charge(poor.id(), 9_999)).committed()).as("to the last penny").isTrue();
    }

    @Test
    void moneyIsCommittedPaidAndReversedOnce() {
        Fund fund = fundOf(100_000);
        UUID request = bareRequests.id();
        commit(request, new Charge(fund.id(), 60_000));

        assertThatThrownBy(() -> commit(request, new Charge(fund.id(), 1))).isInstanceOf(IllegalStateException.class);
        UUID run = bareRequests.run();
        assertThat(ledger.pay(request, run, WHO)).isEqualTo(Outcome.BOOKED);
        assertThat(ledger.pay(request, run, WHO)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(ledger.release(request, "Left care", WHO)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(ledger.refund(request, 60_001, "Too much", WHO)).isEqualTo(Outcome.TOO_LITTLE);
        assertThat(ledger.returnToDfe(fund.id(), 40_001, "Too much", WHO)).isEqualTo(Outcome.TOO_LITTLE);

        long paid = newest(fund).id();
        assertThat(ledger.reverse(paid, "The bank sent it back", WHO)).isEqualTo(Outcome.BOOKED);
        assertThat(ledger.reverse(paid, "The bank sent it back", WHO)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(ledger.reverse(newest(fund).id(), "Undo the undoing", WHO)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(ledger.of(request)).isEqualTo(new Position(60_000, 0, 0));
        assertThat(ledger.pay(request, bareRequests.run(), WHO)).as("paid again by another run").isEqualTo(Outcome.BOOKED);
    }

    @Test
    void anAllocationIsReversedOnlyWhileItsMoneyIsThere() {
        Fund fund = fundOf(100_000);
        long allocation = newest(fund).id();
        UUID request = bareRequests.id();
        commit(request, new Charge(fund.id(), 1));

        assertThat(ledger.reverse(allocation, "Wrong year", WHO)).isEqualTo(Outcome.TOO_LITTLE);
        ledger.release(request, "Withdrawn", WHO);
        assertThat(ledger.reverse(allocation, "Wrong year", WHO)).isEqualTo(Outcome.BOOKED);
        assertThat(balance(fund)).isEqualTo(Balance.NOTHING);
        assertThat(ledger.entries(fund.id(), 0, 9)).filteredOn(entry -> entry.id() == allocation).allMatch(Entry::reversed);
    }

    @Test
    void aRequestAcrossTheYearEndIsRefundedFromTheLatestYearFirst() {
        Fund before = fundOf(10_000);
        Fund after = fundOf(YEAR.next(), 10_000);
        UUID request = bareRequests.id();
        commit(request, new Charge(before.id(), 3_000), new Charge(after.id(), 5_000));
        ledger.pay(request, bareRequests.run(), WHO);

        ledger.refund(request, 6_000, "Ended early", WHO);

        assertThat(balance(after).paid()).isZero();
        assertThat(balance(before).paid()).isEqualTo(2_000);
        assertThat(ledger.of(request)).isEqualTo(new Position(0, 2_000, 6_000));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsAllocatedOrCommittedWhenTheFundIsClosedOrItsYearIsOver(boolean closed) {
        Fund fund = fundOf(10_000);
        UUID committed = bareRequests.id();
        commit(committed, new Charge(fund.id(), 4_000));
        if (closed) {
            ledger.close(fund.id(), WHO);
        } else {
            clock.setTo(LocalDate.of(2027, 4, 1));
        }

        assertThat(commit(bareRequests.id(), new Charge(fund.id(), 1)).committed()).isFalse();
        assertThat(ledger.allocate(fund.id(), 1, "Late", WHO)).isEqualTo(Outcome.CLOSED);
        assertThat(ledger.pay(committed, bareRequests.run(), WHO)).as("what was promised in time").isEqualTo(Outcome.BOOKED);
        assertThat(ledger.refund(committed, 500, "Not spent", WHO)).isEqualTo(Outcome.BOOKED);
        assertThat(ledger.returnToDfe(fund.id(), 6_500, "Year end", WHO)).isEqualTo(Outcome.BOOKED);
        String at = closed ? "2026-11-03T12:00Z" : "2027-04-01T00:30+01:00";
        for (String kind : List.of("'ALLOCATE', null", "'COMMIT', gen_random_uuid()")) {
            assertThatThrownBy(() -> jdbc.sql("insert into casework.ledger_entry (fund_id, kind, request_id, amount_pence, reason, entered_by,"
                    + " entered_at) values (?, " + kind + ", 1, 'x', 'x', cast('" + at + "' as timestamptz))").param(fund.id()).update())
                    .isInstanceOf(DataAccessException.class).hasMessageContaining("is closed");
        }
        assertThat(balance(fund)).isEqualTo(new Balance(10_000, 0, 0, 3_500, 6_500));
    }

    @Test
    void theLastDayOfMarchIsInTheYearUntilMidnightInLondon() {
        clock.setTo(LocalDate.of(2027, 3, 31).atTime(23, 59));
        Fund fund = fundOf(10_000);
        assertThat(commit(bareRequests.id(), new Charge(fund.id(), 1)).committed()).isTrue();
        clock.setTo(LocalDate.of(2027, 4, 1).atTime(0, 0));
        assertThat(commit(bareRequests.id(), new Charge(fund.id(), 1)).committed()).isFalse();
    }

    @Test
    void commitBelongsToTheDecisionsTransaction() {
        Fund fund = fundOf(1);
        assertThatThrownBy(() -> ledger.commit(bareRequests.id(), List.of(new Charge(fund.id(), 1)), WHO))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Ledger.MOST + 1, Long.MAX_VALUE})
    void whatIsNoAmountIsNotBooked(long pence) {
        Fund fund = fundOf(100);
        List<Supplier<Object>> all = List.of(() -> ledger.allocate(fund.id(), pence, "x", WHO), () -> commit(bareRequests.id(),
                new Charge(fund.id(), pence)), () -> ledger.refund(UUID.randomUUID(), pence, "x", WHO),
                () -> ledger.returnToDfe(fund.id(), pence, "x", WHO));
        assertThat(all).allSatisfy(booking -> assertThatThrownBy(booking::get).isInstanceOf(IllegalArgumentException.class));
        assertThat(balance(fund)).isEqualTo(new Balance(100, 100, 0, 0, 0));
    }

    static Stream<Arguments> refusedWhoeverWrites() {
        String entry = "insert into casework.ledger_entry (fund_id, request_id, kind, amount_pence, reverses, reason, entered_by) ";
        return Stream.of(
                arguments(entry + "values (:fund, gen_random_uuid(), 'COMMIT', 10001, null, 'x', 'x')", "fund_balance_available_check"),
                arguments(entry + "values (:fund, null, 'RETURN', 10001, null, 'x', 'x')", "fund_balance_available_check"),
                arguments(entry + "values (:fund, gen_random_uuid(), 'PAY', 1, null, 'x', 'x')", "fund_balance_committed_check"),
                arguments(entry + "values (:fund, gen_random_uuid(), 'REFUND', 1, null, 'x', 'x')", "fund_balance_paid_check"),
                arguments(entry + "values (:fund, gen_random_uuid(), 'RELEASE', 1, null, 'x', 'x')", "fund_balance_committed_check"),
                arguments(entry + "values (:fund, null, 'ALLOCATE', 0, null, 'x', 'x')", "ledger_entry_amount_pence_check"),
                arguments(entry + "values (:fund, null, 'ALLOCATE', -1, null, 'x', 'x')", "ledger_entry_sign"),
                arguments(entry + "values (:fund, null, 'COMMIT', 1, null, 'x', 'x')", "ledger_entry_request"),
                arguments(entry + "values (:fund, null, 'ALLOCATE', 1, null, '', 'x')", "ledger_entry_reason_check"),
                arguments(entry + "select fund_id, null, 'ALLOCATE', -9999, id, 'x', 'x' from casework.ledger_entry where fund_id = :fund",
                        "is not reversed so"),
                arguments(entry + "select fund_id, null, 'RETURN', -10000, id, 'x', 'x' from casework.ledger_entry where fund_id = :fund",
                        "is not reversed so"),
                arguments("update casework.ledger_entry set amount_pence = 1 where fund_id = :fund", "never changed or deleted"),
                arguments("delete from casework.ledger_entry where fund_id = :fund", "never changed or deleted"),
                arguments("truncate casework.ledger_entry cascade", "never changed or deleted"),
                arguments("update casework.fund_balance set available = 20000, allocated = 20000 where fund_id = :fund", "follows from the ledger"),
                arguments("delete from casework.fund_balance where fund_id = :fund", "follows from the ledger"),
                arguments("insert into casework.request_balance values (gen_random_uuid(), :fund, 0, 1, 0)", "follows from the ledger"),
                arguments("truncate casework.fund_balance, casework.request_balance", "follows from the ledger"),
                arguments("update casework.fund set grant_code = 'eypp' where id = :fund", "closed once"),
                arguments("delete from casework.fund where id = :fund", "never changed or deleted"));
    }

    @ParameterizedTest
    @MethodSource
    void refusedWhoeverWrites(String sql, String why) {
        Fund fund = fundOf(YEAR.next().next(), 10_000);
        assertThatThrownBy(() -> jdbc.sql(sql.replace(":fund", "cast('" + fund.id() + "' as uuid)")).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining(why);
        assertThat(balance(fund)).isEqualTo(new Balance(10_000, 10_000, 0, 0, 0));
    }

    private CommitResult commit(UUID request, Charge... charges) {
        return transactions.execute(status -> ledger.commit(request, List.of(charges), WHO));
    }

    private Fund fundOf(long pence) {
        return fundOf(YEAR, pence);
    }

    /** A pool of its own: all tests share one database. */
    private Fund fundOf(FinancialYear year, long pence) {
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, year, FundKind.POOLED, "Ledger test " + POOL.incrementAndGet(), WHO);
        assertThat(ledger.allocate(fund.id(), pence, "For the test", WHO)).isEqualTo(Outcome.BOOKED);
        return fund;
    }

    private Balance balance(Fund fund) {
        return ledger.find(fund.id()).orElseThrow().balance();
    }

    private Entry newest(Fund fund) {
        return ledger.entries(fund.id(), 0, 1).get(0);
    }
}
