package org.virtualschool.funding.yearend;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;

/** Begins year ends, one a financial year whoever asks and however often, and finds them. Asks no role: callers do. */
@Service
@Transactional
public class YearEnds {

    private final YearEndRows rows;
    private final YearEndProcess process;
    private final Ledger ledger;
    private final ReturnRules rules;
    private final CivilTime time;
    private final AuditTrail audit;

    YearEnds(YearEndRows rows, YearEndProcess process, Ledger ledger, ReturnRules rules, CivilTime time, AuditTrail audit) {
        this.rows = rows;
        this.process = process;
        this.ledger = ledger;
        this.rules = rules;
        this.time = time;
        this.audit = audit;
    }

    /** Why the end of the year cannot begin now; empty if it can. */
    @Transactional(readOnly = true)
    public Optional<YearEndRefusal> whyNotBegin(FinancialYear year) {
        if (rows.find(year).isPresent()) {
            return Optional.of(YearEndRefusal.BEGUN_BEFORE);
        }
        if (time.today().isBefore(year.firstDay())) {
            return Optional.of(YearEndRefusal.NOT_YET);
        }
        return ledger.funds(year).isEmpty() ? Optional.of(YearEndRefusal.NO_FUNDS) : Optional.empty();
    }

    /** Begins the end of the year. @return why not; empty if it has begun */
    public Optional<YearEndRefusal> begin(FinancialYear year, String actor) {
        Optional<YearEndRefusal> refusal = whyNotBegin(year);
        if (refusal.isPresent()) {
            return refusal;
        }
        UUID id = UUID.randomUUID();
        if (!rows.add(id, year, actor)) {
            return Optional.of(YearEndRefusal.BEGUN_BEFORE);
        }
        process.begin(get(id));
        audit.done("funding.yearEnd.begun", null, id.toString());
        return Optional.empty();
    }

    /** What has come back to the year's funds since its last statement and should go back by the rules, in pence; nothing before one is booked. */
    @Transactional(readOnly = true)
    public long cameBack(YearEnd yearEnd) {
        Map<Grant, ReturnRule> goingBack = rules.of(yearEnd.year());
        return yearEnd.running() ? 0 : ledger.funds(yearEnd.year()).stream().filter(fund -> goingBack.get(fund.grant()).goesBack())
                .map(Fund::balance).mapToLong(balance -> balance.available()).sum();
    }

    /** Begins a further statement, of what has come back since the last one. @return why not; empty if it has begun */
    public Optional<YearEndRefusal> beginFurtherStatement(UUID id, String actor) {
        YearEnd yearEnd = rows.held(id);
        if (yearEnd.running()) {
            return Optional.of(YearEndRefusal.NOT_DONE);
        }
        if (cameBack(yearEnd) == 0) {
            return Optional.of(YearEndRefusal.NOTHING_CAME_BACK);
        }
        rows.running(id, true);
        process.moneyCameBack(yearEnd);
        audit.done("funding.yearEnd.furtherStatement", null, id.toString());
        return Optional.empty();
    }

    /** The end of the year; empty if it has not begun. */
    @Transactional(readOnly = true)
    public Optional<YearEnd> find(FinancialYear year) {
        return rows.find(year);
    }

    /** @throws IllegalArgumentException if there is none of this id */
    @Transactional(readOnly = true)
    public YearEnd get(UUID id) {
        return rows.find(id).orElseThrow(() -> new IllegalArgumentException("No year end " + id));
    }
}
