package org.virtualschool.funding.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.CommitResult.TooSmall;
import org.virtualschool.funding.ledger.LedgerRows.NewEntry;
import org.virtualschool.funding.ledger.LedgerRows.Share;

/**
 * The ledger of pupil premium, in pence. Entries are only ever added, balances follow from them, and the database refuses what a fund
 * does not hold, whoever asks. Funds are held from the first booking to the end of the transaction: who books for several requests in
 * one transaction does so in one order, or better in one transaction each. Asks no access rule: callers do.
 */
@Service
@Transactional
public class Ledger {

    /** The most that one entry may move, in pence: a slip of the keyboard, or not a council. */
    public static final long MOST = 100_000_000_000L;

    private static final String COMMITTED = "Approved";
    private static final String PAID = "Payment run";

    private final LedgerRows rows;
    private final CivilTime time;

    Ledger(LedgerRows rows, CivilTime time) {
        this.rows = rows;
        this.time = time;
    }

    /** The fund that requests are charged to; for pools the first by name. Empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Fund> fundFor(Grant grant, FinancialYear year, FundKind kind) {
        return rows.fund(grant, year, kind);
    }

    /** The fund of this id; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Fund> find(UUID fundId) {
        return rows.fund(fundId);
    }

    /** The funds of the year, by grant, kind and name. */
    @Transactional(readOnly = true)
    public List<Fund> funds(FinancialYear year) {
        return rows.funds(year).stream()
                .sorted(Comparator.comparing(Fund::grant).thenComparing(Fund::kind).thenComparing(Fund::name)).toList();
    }

    /** The years that have funds, the latest first. */
    @Transactional(readOnly = true)
    public List<FinancialYear> years() {
        return rows.years();
    }

    /** The fund of this grant, year, kind and name, opened if there is none. A year has one fund for children and one central fund. */
    public Fund open(Grant grant, FinancialYear year, FundKind kind, String name, String actor) {
        rows.addFund(grant, year, kind, name, actor);
        return (kind == FundKind.POOLED ? rows.fund(grant, year, kind, name) : rows.fund(grant, year, kind)).orElseThrow();
    }

    /** Closes the fund from today on: nothing more is allocated or committed. What is committed can be paid or released, and the rest returned. */
    public Outcome close(UUID fundId, String actor) {
        if (held(fundId).closedOn() != null) {
            return Outcome.NOTHING_TO_DO;
        }
        rows.close(fundId, time.today(), actor);
        return Outcome.BOOKED;
    }

    /** Closes every fund of the year that is open, from today on; see {@link #close}. */
    public void closeAll(FinancialYear year, String actor) {
        List<UUID> ids = rows.funds(year).stream().map(Fund::id).toList();
        if (!ids.isEmpty()) {
            rows.held(ids).stream().filter(fund -> fund.closedOn() == null).forEach(fund -> rows.close(fund.id(), time.today(), actor));
        }
    }

    /** Puts money into the fund. */
    public Outcome allocate(UUID fundId, long pence, String reason, String actor) {
        requireAmount(pence);
        return adjust(fundId, pence, null, reason, actor);
    }

    /** Puts money into the fund or takes what is left of it out, as an allocation on record says, which must be named for the latter. */
    Outcome adjust(UUID fundId, long pence, UUID allocationId, String reason, String actor) {
        Fund fund = held(fundId);
        if (!fund.isOpenOn(time.today())) {
            return Outcome.CLOSED;
        }
        if (pence == 0) {
            return Outcome.NOTHING_TO_DO;
        }
        if (fund.balance().available() + pence < 0) {
            return Outcome.TOO_LITTLE;
        }
        rows.add(new NewEntry(fundId, EntryKind.ALLOCATE, pence, null, null, allocationId, reason, actor));
        return Outcome.BOOKED;
    }

    /**
     * Promises the request its money in the caller's transaction: all of it or nothing.
     *
     * @param charges at most one a fund; more than nothing each
     * @throws IllegalStateException if money was committed for the request before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommitResult commit(UUID requestId, List<Charge> charges, String actor) {
        charges.forEach(charge -> requireAmount(charge.pence()));
        Map<UUID, Long> asked = charges.stream().collect(Collectors.toMap(Charge::fundId, Charge::pence));
        List<Fund> funds = asked.isEmpty() ? List.of() : rows.held(asked.keySet());
        if (funds.isEmpty() || funds.size() < asked.size()) {
            throw new IllegalArgumentException("A charge names no fund");
        }
        if (rows.isCommitted(requestId)) {
            throw new IllegalStateException("Money was committed before for request " + requestId);
        }
        List<TooSmall> tooSmall = funds.stream()
                .filter(fund -> !fund.isOpenOn(time.today()) || fund.balance().available() < asked.get(fund.id()))
                .map(fund -> new TooSmall(fund, asked.get(fund.id()))).toList();
        if (tooSmall.isEmpty()) {
            funds.forEach(fund -> rows.add(new NewEntry(fund.id(), EntryKind.COMMIT, asked.get(fund.id()), requestId, null, null, COMMITTED,
                    actor)));
        }
        return new CommitResult(tooSmall.isEmpty(), tooSmall);
    }

    /** Takes back what is still promised to the request, in all its funds. */
    public Outcome release(UUID requestId, String reason, String actor) {
        return moveAll(requestId, share -> true, EntryKind.RELEASE, null, reason, actor);
    }

    /** Takes back what is still promised to the request in the funds of one year; what other years promise stays. */
    public Outcome releaseOf(FinancialYear year, UUID requestId, String reason, String actor) {
        Set<UUID> funds = rows.funds(year).stream().map(Fund::id).collect(Collectors.toSet());
        return moveAll(requestId, share -> funds.contains(share.fundId()), EntryKind.RELEASE, null, reason, actor);
    }

    /** Everything committed for the request is paid, once: {@link Outcome#NOTHING_TO_DO} if nothing is committed any more. */
    public Outcome pay(UUID requestId, UUID paymentRunId, String actor) {
        return moveAll(requestId, share -> true, EntryKind.PAY, paymentRunId, PAID, actor);
    }

    /**
     * Takes back what the run paid for the request: it is committed again. {@link Outcome#NOTHING_TO_DO} if the run has paid nothing or that
     * was taken back, {@link Outcome#TOO_LITTLE} if part of it has been refunded meanwhile; nothing is booked then.
     */
    public Outcome unpay(UUID requestId, UUID paymentRunId, String reason, String actor) {
        Map<UUID, Share> shares = heldShares(requestId).stream().collect(Collectors.toMap(Share::fundId, Function.identity()));
        List<Entry> payments = rows.standingPayments(requestId, paymentRunId);
        if (payments.stream().anyMatch(payment -> shares.get(payment.fundId()).paid() < payment.pence())) {
            return Outcome.TOO_LITTLE;
        }
        payments.forEach(payment -> rows.reverse(payment.id(), reason, actor));
        return payments.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.BOOKED;
    }

    private Outcome moveAll(UUID requestId, Predicate<Share> where, EntryKind kind, UUID paymentRunId, String reason, String actor) {
        List<Share> shares = heldShares(requestId).stream().filter(share -> share.committed() > 0).filter(where).toList();
        shares.forEach(share -> rows.add(new NewEntry(share.fundId(), kind, share.committed(), requestId, paymentRunId, null, reason, actor)));
        return shares.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.BOOKED;
    }

    /** Takes back what was paid for the request and not spent, into the funds of the latest year first; at most what is paid. */
    public Outcome refund(UUID requestId, long pence, String reason, String actor) {
        requireAmount(pence);
        List<Share> shares = heldShares(requestId);
        if (total(shares, Share::paid) < pence) {
            return Outcome.TOO_LITTLE;
        }
        long left = pence;
        for (Share share : shares) {
            long here = Math.min(left, share.paid());
            if (here > 0) {
                rows.add(new NewEntry(share.fundId(), EntryKind.REFUND, here, requestId, null, null, reason, actor));
            }
            left -= here;
        }
        return Outcome.BOOKED;
    }

    /** Gives money that is left in the fund back to the Department for Education. */
    public Outcome returnToDfe(UUID fundId, long pence, String reason, String actor) {
        requireAmount(pence);
        if (held(fundId).balance().available() < pence) {
            return Outcome.TOO_LITTLE;
        }
        rows.add(new NewEntry(fundId, EntryKind.RETURN, pence, null, null, null, reason, actor));
        return Outcome.BOOKED;
    }

    /**
     * Takes an entry back by its opposite: {@link Outcome#NOTHING_TO_DO} if that was done, or it takes back another itself,
     * {@link Outcome#TOO_LITTLE} if its money has moved on meanwhile.
     *
     * @throws IllegalArgumentException if there is no such entry
     */
    public Outcome reverse(long entryId, String reason, String actor) {
        Entry found = rows.entry(entryId).orElseThrow(() -> new IllegalArgumentException("No entry " + entryId));
        Fund fund = held(found.fundId());
        Entry entry = rows.entry(entryId).orElseThrow();
        if (entry.reversed() || entry.reverses() != null) {
            return Outcome.NOTHING_TO_DO;
        }
        boolean takesFromOpen = entry.kind() == EntryKind.ALLOCATE || entry.kind() == EntryKind.RELEASE;
        if (takesFromOpen && !fund.isOpenOn(time.today())) {
            return Outcome.CLOSED;
        }
        if (reversible(entry, fund) < entry.pence()) {
            return Outcome.TOO_LITTLE;
        }
        rows.reverse(entryId, reason, actor);
        return Outcome.BOOKED;
    }

    /** How much is where the entry put it; enough for any amount where it came from nowhere. */
    private long reversible(Entry entry, Fund fund) {
        long available = fund.balance().available();
        Share share = entry.requestId() == null ? null : rows.shares(entry.requestId()).stream()
                .filter(one -> one.fundId().equals(fund.id())).findFirst().orElseThrow();
        return switch (entry.kind()) {
            case ALLOCATE, RELEASE -> available;
            case REFUND -> Math.min(available, share.refunded());
            case COMMIT -> share.committed();
            case PAY -> share.paid();
            case RETURN -> fund.balance().returned();
        };
    }

    /** Where the request's money is; nothing anywhere for one without money. */
    @Transactional(readOnly = true)
    public Position of(UUID requestId) {
        List<Share> shares = rows.shares(requestId);
        return new Position(total(shares, Share::committed), total(shares, Share::paid), total(shares, Share::refunded));
    }

    /** What is still promised to the request in the funds of the year, in pence. */
    @Transactional(readOnly = true)
    public long committed(UUID requestId, FinancialYear year) {
        Set<UUID> funds = rows.funds(year).stream().map(Fund::id).collect(Collectors.toSet());
        return total(rows.shares(requestId).stream().filter(share -> funds.contains(share.fundId())).toList(), Share::committed);
    }

    /** The entries of the fund, the latest first. */
    @Transactional(readOnly = true)
    public List<Entry> entries(UUID fundId, int from, int most) {
        return rows.entries(fundId, from, most);
    }

    /** How many entries the fund has. */
    @Transactional(readOnly = true)
    public long countEntries(UUID fundId) {
        return rows.countEntries(fundId);
    }

    /** The entry of this number; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Entry> entry(long entryId) {
        return rows.entry(entryId);
    }

    private Fund held(UUID fundId) {
        return rows.held(List.of(fundId)).stream().findFirst().orElseThrow(() -> new IllegalArgumentException("No fund " + fundId));
    }

    /** What the request has, read when its funds are held. */
    private List<Share> heldShares(UUID requestId) {
        List<UUID> funds = rows.shares(requestId).stream().map(Share::fundId).toList();
        if (!funds.isEmpty()) {
            rows.held(funds);
        }
        return rows.shares(requestId);
    }

    private static long total(List<Share> shares, ToLongFunction<Share> of) {
        return shares.stream().mapToLong(of).sum();
    }

    private static void requireAmount(long pence) {
        if (pence <= 0 || pence > MOST) {
            throw new IllegalArgumentException("Not an amount the ledger takes: " + pence);
        }
    }
}
