package org.virtualschool.funding.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

/**
 * Whatever is booked in whatever order, the ledger adds up. Run by jqwik's own engine, in the same JVM and with the Spring context that
 * all other tests share: Spring keeps it by the annotations of the test class, whoever runs it.
 */
@CaseworkTest
class LedgerPropertiesTest {

    private static final LocalDate IN_THE_YEAR = LocalDate.of(2026, 11, 3);
    private static final FinancialYear YEAR = FinancialYear.of(IN_THE_YEAR);
    private static final String WHO = "jqwik";
    private static final int REQUESTS = 4;
    private static final int MOST_BOOKINGS = 25;

    @Autowired
    private BareRequests bareRequests;
    @Autowired
    private Ledger ledger;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private MutableClock clock;

    @BeforeProperty
    void shareTheContext() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
        clock.setTo(IN_THE_YEAR);
    }

    @AfterProperty
    void letTheClockRun() {
        clock.reset();
    }

    @Property(tries = 40)
    void whateverIsBookedAddsUpAndNeverBelowNothing(@ForAll("bookings") List<Booking> bookings) {
        World world = new World();
        for (Booking booking : bookings) {
            List<Object> before = world.state();
            boolean booked = world.perform(booking);
            assertThat(world.state().equals(before)).as("%s is booked: %s", booking, booked).isEqualTo(!booked);
            Recount.assertAddsUp(ledger, world.funds, world.requests);
        }
    }

    @Provide
    Arbitrary<List<Booking>> bookings() {
        Arbitrary<Long> pence = Arbitraries.longs().between(1, 50_000);
        Arbitrary<Booking> bookings = Combinators.combine(Arbitraries.of(What.class), Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(0, REQUESTS - 1), pence, pence).as(Booking::new);
        return bookings.list().ofMaxSize(MOST_BOOKINGS);
    }

    /** What can happen. */
    enum What { ALLOCATE, COMMIT, COMMIT_ACROSS_YEARS, RELEASE, PAY, REFUND, RETURN, REVERSE }

    /** One thing that happens; {@code more} is the second amount, and which entry is reversed. */
    record Booking(What what, int fund, int request, long pence, long more) {
    }

    /** Two years and a few requests. */
    private final class World {

        private final List<UUID> funds = new ArrayList<>();
        private final List<UUID> requests = IntStream.range(0, REQUESTS).mapToObj(n -> bareRequests.id()).toList();
        private final List<UUID> committed = new ArrayList<>();

        World() {
            for (FinancialYear year : List.of(YEAR, YEAR.next())) {
                UUID fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, year, FundKind.POOLED, "Random " + UUID.randomUUID(), WHO).id();
                ledger.allocate(fund, 60_000, "To begin with", WHO);
                funds.add(fund);
            }
        }

        List<Object> state() {
            List<Object> state = new ArrayList<>();
            funds.forEach(fund -> state.add(ledger.find(fund).orElseThrow().balance()));
            requests.forEach(request -> state.add(ledger.of(request)));
            funds.forEach(fund -> state.add(ledger.countEntries(fund)));
            return state;
        }

        /** @return whether it was booked */
        boolean perform(Booking it) {
            UUID fund = funds.get(it.fund());
            UUID request = requests.get(it.request());
            return switch (it.what()) {
                case ALLOCATE -> ledger.allocate(fund, it.pence(), "More", WHO) == Outcome.BOOKED;
                case COMMIT -> commit(request, List.of(new Charge(fund, it.pence())));
                case COMMIT_ACROSS_YEARS -> commit(request, List.of(new Charge(funds.get(1), it.pence()), new Charge(funds.get(0), it.more())));
                case RELEASE -> ledger.release(request, "Withdrawn", WHO) == Outcome.BOOKED;
                case PAY -> ledger.pay(request, bareRequests.run(), WHO) == Outcome.BOOKED;
                case REFUND -> ledger.refund(request, it.pence(), "Not spent", WHO) == Outcome.BOOKED;
                case RETURN -> ledger.returnToDfe(fund, it.pence(), "Year end", WHO) == Outcome.BOOKED;
                case REVERSE -> reverse(fund, it.more());
            };
        }

        private boolean commit(UUID request, List<Charge> charges) {
            if (committed.contains(request)) {
                return false;
            }
            boolean done = transactions.execute(status -> ledger.commit(request, charges, WHO)).committed();
            if (done) {
                committed.add(request);
            }
            return done;
        }

        private boolean reverse(UUID fund, long which) {
            List<Entry> entries = ledger.entries(fund, 0, Integer.MAX_VALUE);
            Entry entry = entries.get((int) (which % entries.size()));
            return ledger.reverse(entry.id(), "A mistake", WHO) == Outcome.BOOKED;
        }
    }
}
