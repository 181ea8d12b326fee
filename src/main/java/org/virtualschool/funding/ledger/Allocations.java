package org.virtualschool.funding.ledger;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.AllocationPreview.Split;
import org.virtualschool.register.CareCount;
import org.virtualschool.register.Children;

/**
 * Puts the grants into funds. Pupil premium plus is reckoned: children who were looked after on at least one day of the year that ends on
 * the 31 March before the financial year, and were aged 4 to 15 on the 31 August within that year, times the rate; a share by policy is
 * kept centrally. For 2026/27 that is one day from 1 April 2025 to 31 March 2026, and born from 1 September 2009 to 31 August 2021. The
 * same count makes the provisional and the final allocation; only the dates on record may have changed in between. Sources say "looked
 * after at least one day in the year, aged 4 to 15 at the previous 31 August" and leave open which year; ours is the one that has ended
 * when the money comes. The Department for Education pays by its own count of the March return, and on which return it bases a
 * provisional allocation is not confirmed.
 *
 * <p>The other grants have no formula here: their amounts are entered by hand. Pools are set aside from the fund for requests, so that
 * all funds of a grant and year together are what the grant is. Asks no access rule: callers do.
 */
@Service
@Transactional
public class Allocations {

    /** The most that is entered by hand, in pence. */
    public static final long MOST_BY_HAND = 1_000_000_000L;

    private static final int YOUNGEST = 4;
    private static final int OLDEST = 15;
    private static final int LAST_DAY_OF_AUGUST = 31;
    private static final int HUNDRED = 100;

    private final Ledger ledger;
    private final AllocationRows allocations;
    private final LedgerRows rows;
    private final GrantRates rates;
    private final FundingPolicies policies;
    private final Children children;
    private final CivilTime time;
    private final AuditTrail audit;

    Allocations(Ledger ledger, AllocationRows allocations, LedgerRows rows, GrantRates rates, FundingPolicies policies, Children children,
                CivilTime time, AuditTrail audit) {
        this.ledger = ledger;
        this.allocations = allocations;
        this.rows = rows;
        this.rates = rates;
        this.policies = policies;
        this.children = children;
        this.time = time;
        this.audit = audit;
    }

    /** Why the allocation cannot be reckoned; empty if it can. */
    @Transactional(readOnly = true)
    public Optional<AllocationRefusal> hindrance(Grant grant, FinancialYear year) {
        if (grant != Grant.PUPIL_PREMIUM_PLUS) {
            return Optional.of(AllocationRefusal.NO_FORMULA);
        }
        Optional<AllocationRefusal> ofYear = yearFault(grant, year);
        return ofYear.isPresent() || rates.rate(grant, year).isPresent() ? ofYear : Optional.of(AllocationRefusal.NO_RATE);
    }

    /**
     * The allocation as it is reckoned now.
     *
     * @throws IllegalStateException if there is a {@link #hindrance}
     */
    @Transactional(readOnly = true)
    public AllocationPreview preview(Grant grant, FinancialYear year) {
        hindrance(grant, year).ifPresent(why -> {
            throw new IllegalStateException(why.inWords());
        });
        LocalDate agedOn = LocalDate.of(year.previous().startsIn(), Month.AUGUST, LAST_DAY_OF_AUGUST);
        FinancialYear counted = year.previous();
        GrantRate rate = rates.rate(grant, year).orElseThrow();
        CareCount count = children.countInCare(counted.firstDay(), counted.lastDay(), agedOn.minusYears(OLDEST + 1).plusDays(1),
                agedOn.minusYears(YOUNGEST));
        int percent = policies.centralPercent(year);
        long total = Math.multiplyExact(count.within(), rate.pence());
        long central = total * percent / HUNDRED;
        return new AllocationPreview(grant, year, counted.firstDay(), counted.lastDay(), agedOn, count, rate, percent,
                new Split(total - central, central), new Split(allocations.reckonedSoFar(grant, year, FundKind.CHILDREN),
                allocations.reckonedSoFar(grant, year, FundKind.CENTRAL)));
    }

    /**
     * Books what the funds lack of the allocation as it is reckoned now, or takes out what they have too much.
     *
     * @param agreed what somebody has seen in the preview and agrees to; if it is something else by now nothing is booked
     * @return why nothing was booked; empty if it was
     */
    public Optional<AllocationRefusal> book(Grant grant, FinancialYear year, AllocationStage stage, Split agreed, String actor) {
        Optional<AllocationRefusal> hindrance = hindrance(grant, year);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        if (preview(grant, year).reckoned().total() == 0) {
            return Optional.of(AllocationRefusal.NO_CHILDREN);
        }
        Fund requests = ledger.open(grant, year, FundKind.CHILDREN, FundKind.CHILDREN.inWords(), actor);
        Fund central = ledger.open(grant, year, FundKind.CENTRAL, FundKind.CENTRAL.inWords(), actor);
        List<Fund> held = rows.held(List.of(requests.id(), central.id()));
        AllocationPreview now = preview(grant, year);
        Optional<AllocationRefusal> refusal = whyNot(now, stage, agreed, held);
        if (refusal.isEmpty()) {
            UUID allocation = allocations.addReckoned(now, stage, actor);
            String reason = "%s allocation: %,d children at %s".formatted(stage.inWords(), now.children().within(), Words.pounds(now.rate().pence()));
            put(requests.id(), now.difference().requests(), allocation, reason, actor);
            put(central.id(), now.difference().central(), allocation, reason + ", " + now.centralPercent() + "% kept centrally", actor);
            audit.done("funding.allocate", null, grant.code() + " " + year.code() + " " + stage.name());
        }
        return refusal;
    }

    private Optional<AllocationRefusal> whyNot(AllocationPreview now, AllocationStage stage, Split agreed, List<Fund> held) {
        boolean isFinal = allocations.isFinal(now.grant(), now.year());
        if (isFinal && stage == AllocationStage.PROVISIONAL) {
            return Optional.of(AllocationRefusal.FINAL_BOOKED);
        }
        boolean nothing = now.difference().requests() == 0 && now.difference().central() == 0;
        if (nothing && (isFinal || stage == AllocationStage.PROVISIONAL)) {
            return Optional.of(AllocationRefusal.BOOKED_BEFORE);
        }
        if (!now.reckoned().equals(agreed)) {
            return Optional.of(AllocationRefusal.CHANGED);
        }
        if (held.stream().anyMatch(fund -> fund.closedOn() != null)) {
            return Optional.of(AllocationRefusal.CLOSED);
        }
        boolean tooLittle = held.stream().anyMatch(fund -> fund.balance().available()
                + (fund.kind() == FundKind.CENTRAL ? now.difference().central() : now.difference().requests()) < 0);
        return tooLittle ? Optional.of(AllocationRefusal.TOO_LITTLE) : Optional.empty();
    }

    /**
     * Puts an amount into the fund for requests of a grant that is not reckoned.
     *
     * @param id what tells this booking apart: a second one of the same id is refused
     * @return why nothing was booked; empty if it was
     */
    public Optional<AllocationRefusal> enter(UUID id, Grant grant, FinancialYear year, long pence, String reason, String actor) {
        if (grant == Grant.PUPIL_PREMIUM_PLUS) {
            return Optional.of(AllocationRefusal.RECKONED);
        }
        Optional<AllocationRefusal> ofYear = yearFault(grant, year);
        if (ofYear.isPresent()) {
            return ofYear;
        }
        Fund fund = ledger.open(grant, year, FundKind.CHILDREN, FundKind.CHILDREN.inWords(), actor);
        rows.held(List.of(fund.id()));
        if (allocations.exists(id)) {
            return Optional.of(AllocationRefusal.BOOKED_BEFORE);
        }
        allocations.addDecided(id, grant, year, AllocationRows.Kind.BY_HAND, actor);
        put(fund.id(), pence, id, reason, actor);
        audit.done("funding.enter", null, grant.code() + " " + year.code());
        return Optional.empty();
    }

    /**
     * Sets an amount aside from the fund for requests into the pool of this name, which is opened if there is none.
     *
     * @param id what tells this booking apart: a second one of the same id is refused
     * @return why nothing was booked; empty if it was
     */
    public Optional<AllocationRefusal> setAside(UUID id, Grant grant, FinancialYear year, String pool, long pence, String reason, String actor) {
        Optional<AllocationRefusal> ofYear = yearFault(grant, year);
        if (ofYear.isPresent()) {
            return ofYear;
        }
        Optional<Fund> from = ledger.fundFor(grant, year, FundKind.CHILDREN);
        if (from.isEmpty()) {
            return Optional.of(AllocationRefusal.NO_FUND);
        }
        // Asked again below, when the fund is held: a pool that gets nothing is not opened, as it would stay.
        if (from.get().balance().available() < pence && !allocations.exists(id)) {
            return Optional.of(AllocationRefusal.TOO_LITTLE);
        }
        Fund into = ledger.open(grant, year, FundKind.POOLED, pool, actor);
        List<Fund> held = rows.held(List.of(from.get().id(), into.id()));
        Fund source = held.stream().filter(fund -> fund.id().equals(from.get().id())).findFirst().orElseThrow();
        if (allocations.exists(id)) {
            return Optional.of(AllocationRefusal.BOOKED_BEFORE);
        }
        if (source.balance().available() < pence) {
            return Optional.of(AllocationRefusal.TOO_LITTLE);
        }
        if (into.closedOn() != null) {
            return Optional.of(AllocationRefusal.CLOSED);
        }
        allocations.addDecided(id, grant, year, AllocationRows.Kind.POOLED, actor);
        put(source.id(), -pence, id, "Set aside for " + into.name() + ": " + reason, actor);
        put(into.id(), pence, id, reason, actor);
        audit.done("funding.setAside", null, grant.code() + " " + year.code());
        return Optional.empty();
    }

    /**
     * Takes back what an entry put into a fund, with everything that was booked together with it, by opposite entries.
     *
     * @return why nothing was booked; empty if it was
     * @throws IllegalArgumentException if the entry allocates nothing
     */
    public Optional<AllocationRefusal> takeBack(long entryId, String reason, String actor) {
        Entry asked = rows.entry(entryId).filter(entry -> entry.kind() == EntryKind.ALLOCATE && entry.reverses() == null)
                .orElseThrow(() -> new IllegalArgumentException("No allocation is entry " + entryId));
        List<Fund> funds = rows.held(together(asked).stream().map(Entry::fundId).distinct().toList());
        List<Entry> all = together(rows.entry(entryId).orElseThrow());
        if (!all.stream().allMatch(Entry::isStandingAllocation)) {
            return Optional.of(AllocationRefusal.BOOKED_BEFORE);
        }
        if (!funds.stream().allMatch(fund -> fund.isOpenOn(time.today()))) {
            return Optional.of(AllocationRefusal.CLOSED);
        }
        boolean tooLittle = all.stream().anyMatch(entry -> funds.stream().filter(fund -> fund.id().equals(entry.fundId())).findFirst().orElseThrow()
                .balance().available() < entry.pence());
        if (tooLittle) {
            return Optional.of(AllocationRefusal.TOO_LITTLE);
        }
        for (Entry entry : all) {
            if (ledger.reverse(entry.id(), reason, actor) != Outcome.BOOKED) {
                throw new IllegalStateException("Not taken back: entry " + entry.id());
            }
        }
        audit.done("funding.takeBack", null, "entry " + entryId);
        return Optional.empty();
    }

    /** The entry and those that stand with it; the entry alone where nothing else stands. */
    private List<Entry> together(Entry entry) {
        List<Entry> standing = entry.allocationId() == null ? List.of() : rows.standingOf(entry.allocationId());
        return standing.contains(entry) ? standing : List.of(entry);
    }

    /** All or nothing: what was checked before must not come out otherwise. */
    private void put(UUID fundId, long pence, UUID allocationId, String reason, String actor) {
        Outcome outcome = ledger.adjust(fundId, pence, allocationId, reason, actor);
        if (outcome != Outcome.BOOKED && pence != 0) {
            throw new IllegalStateException("Not booked to fund " + fundId + ": " + outcome);
        }
    }

    private Optional<AllocationRefusal> yearFault(Grant grant, FinancialYear year) {
        LocalDate today = time.today();
        if (year.lastDay().isBefore(today) || ledger.fundFor(grant, year, FundKind.CHILDREN).filter(fund -> fund.closedOn() != null).isPresent()) {
            return Optional.of(AllocationRefusal.CLOSED);
        }
        return year.compareTo(FinancialYear.of(today).next()) > 0 ? Optional.of(AllocationRefusal.FAR_AHEAD) : Optional.empty();
    }
}
