package org.virtualschool.funding.yearend;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.security.KeptApart;
import org.virtualschool.workflow.BackgroundWork;
import org.virtualschool.workflow.PartOfWhole;

/** Closes the funds of a year that is over, and has every request that is still open in it dealt with, each by itself. */
@Service
@Transactional
public class YearEndClosing {

    private final YearEndRows rows;
    private final ItemRows items;
    private final Ledger ledger;
    private final BackgroundWork background;
    private final AuditTrail audit;

    YearEndClosing(YearEndRows rows, ItemRows items, Ledger ledger, BackgroundWork background, AuditTrail audit) {
        this.rows = rows;
        this.items = items;
        this.ledger = ledger;
        this.background = background;
        this.audit = audit;
    }

    /**
     * Closes the funds: nothing is allocated to them or committed any more.
     *
     * @return whether requests are still open in the year; when the last of them is dealt with the process is told
     */
    public boolean close(UUID yearEndId) {
        YearEnd yearEnd = rows.held(yearEndId);
        // Whoever commits at this moment holds the funds: what they commit is seen below.
        ledger.closeAll(yearEnd.year(), Actors.SYSTEM);
        rows.closed(yearEndId);
        List<UUID> open = items.addAll(yearEndId, yearEnd.year());
        background.submitAll(EndRequest.TYPE, open.stream().map(request -> new PartOfWhole(yearEndId, request).subject()).toList());
        audit.done("funding.yearEnd.closed", null, yearEndId.toString());
        if (open.isEmpty()) {
            rows.released(yearEndId);
        }
        return !open.isEmpty();
    }

    /** How many requests are not dealt with yet. */
    @Transactional(readOnly = true)
    public long open(UUID yearEndId) {
        return items.countOpen(yearEndId);
    }

    /** What became of those that are. */
    @Transactional(readOnly = true)
    public Map<ItemOutcome, Long> outcomes(UUID yearEndId) {
        return items.outcomes(yearEndId);
    }

    /** How many could not be dealt with yet, because something failed. */
    @Transactional(readOnly = true)
    public int failed(UUID yearEndId) {
        return background.failed(EndRequest.TYPE, yearEndId.toString()).size();
    }

    /** Has what failed tried again at once. @return how many requests */
    public int tryAgain(UUID yearEndId) {
        audit.done("funding.yearEnd.triedAgain", null, yearEndId.toString());
        return background.tryAgain(EndRequest.TYPE, yearEndId.toString());
    }

    /** How many requests {@link #unpaid} lists. */
    @Transactional(readOnly = true)
    public long countUnpaid(FinancialYear year, KeptApart kept) {
        return items.countUnpaid(year, kept);
    }

    /** What of the year is promised and not paid for the children who are kept apart, in pence. */
    @Transactional(readOnly = true)
    public long unpaidOf(KeptApart kept, FinancialYear year) {
        return items.unpaidOf(kept, year);
    }

    /** How many requests begin in the year and are not decided. */
    @Transactional(readOnly = true)
    public long countUndecided(FinancialYear year) {
        return items.countUndecided(year);
    }

    /**
     * The requests with money of the year that is promised and not paid, by school.
     *
     * @param kept the children who are left out, as an amount could tell the reader their school
     */
    @Transactional(readOnly = true)
    public List<UnpaidRequest> unpaid(FinancialYear year, int from, int most, KeptApart kept) {
        return items.unpaid(year, from, most, kept);
    }
}
