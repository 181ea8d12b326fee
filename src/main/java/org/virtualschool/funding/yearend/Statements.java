package org.virtualschool.funding.yearend;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundTotals;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Outcome;
import org.virtualschool.funding.ledger.Reconciliation;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/**
 * Statements of what goes back: drawn up from the ledger, prepared by finance, confirmed by the head of the virtual school, who is another
 * person, and booked with that. None goes on that is not what the ledger says, to the penny. The database refuses the same. Asks no role.
 */
@Service
@Transactional
public class Statements {

    /** The field of the form by which a statement is passed on. */
    public static final String FIELD = "statementOutcome";

    private static final String PREPARED_BY_YOU = "You prepared this statement. Somebody else has to confirm it.";
    private static final String OUT_OF_STEP = "The ledger does not agree with its own balances, so nothing can be confirmed. Tell the people who"
            + " run this service.";
    private static final String RULE_CHANGED = "The rule of what goes back has changed since this statement was drawn up. Have it drawn up again.";
    private static final String MOVED = "Money has moved since this statement was drawn up, so it is not what the ledger says any more. Have it"
            + " drawn up again.";

    private final StatementRows rows;
    private final YearEndRows yearEnds;
    private final Reconciliation reconciliation;
    private final ReturnRules rules;
    private final Ledger ledger;
    private final StaffService staff;
    private final UserAccounts accounts;
    private final Notifications notifications;
    private final AuditTrail audit;

    Statements(StatementRows rows, YearEndRows yearEnds, Reconciliation reconciliation, ReturnRules rules, Ledger ledger, StaffService staff,
            UserAccounts accounts, Notifications notifications, AuditTrail audit) {
        this.rows = rows;
        this.yearEnds = yearEnds;
        this.reconciliation = reconciliation;
        this.rules = rules;
        this.ledger = ledger;
        this.staff = staff;
        this.accounts = accounts;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** Draws up a statement from the entries of the ledger. */
    public void drawUp(UUID yearEndId) {
        YearEnd yearEnd = yearEnds.held(yearEndId);
        Map<UUID, Grant> grants = ledger.funds(yearEnd.year()).stream().collect(Collectors.toMap(Fund::id, Fund::grant));
        Map<Grant, ReturnRule> goingBack = rules.of(yearEnd.year());
        UUID id = rows.add(yearEndId);
        reconciliation.totals(yearEnd.year())
                .forEach(totals -> rows.addLine(id, totals, goingBack.get(grants.get(totals.fundId())).goesBack()));
        audit.done("funding.statement.drawnUp", null, id.toString());
        tell(Role.FINANCE_OFFICER, "funding.statement.toPrepare", yearEnd, "The statement of what goes back for %s is drawn up. Please compare it with"
                + " the finance system and pass it on.");
    }

    /** Why the open statement cannot be passed on as it stands, in a sentence; empty if it can. */
    @Transactional(readOnly = true)
    public Optional<String> whyNot(UUID yearEndId) {
        return open(yearEndId).flatMap(this::difference);
    }

    /** Why the person may not confirm the open statement, in a sentence; empty if they may. Two accounts of one person count as one. */
    @Transactional(readOnly = true)
    public Optional<String> refusalToConfirm(UUID yearEndId, String userId) {
        return open(yearEndId).filter(statement -> statement.preparedBy() != null && staff.samePerson(statement.preparedBy(), userId))
                .map(statement -> PREPARED_BY_YOU);
    }

    /**
     * Finance has compared it and passes it on.
     *
     * @param note to who confirms it; null for none
     * @throws FieldFaultsException if it is not what the ledger says; nothing is stored
     */
    public void prepare(UUID yearEndId, String note, String actor) {
        UUID id = held(yearEndId);
        requireReconciled(yearEndId);
        rows.prepared(id, note, actor);
        audit.done("funding.statement.prepared", null, id.toString());
        tell(Role.VIRTUAL_SCHOOL_HEAD, "funding.statement.toConfirm", yearEnds.find(yearEndId).orElseThrow(),
                "Finance has prepared the statement of what goes back for %s. Please confirm it.");
    }

    /**
     * The head of the virtual school confirms it.
     *
     * @throws FieldFaultsException if it is not what the ledger says, or they prepared it; nothing is stored
     */
    public void confirm(UUID yearEndId, String actor) {
        UUID id = held(yearEndId);
        new FieldFaults().rejectIf(refusalToConfirm(yearEndId, actor).isPresent(), FIELD, PREPARED_BY_YOU).throwIfAny();
        requireReconciled(yearEndId);
        rows.confirmed(id, actor);
        audit.done("funding.statement.confirmed", null, id.toString());
    }

    /** It is not right and has to be drawn up again. */
    public void discard(UUID yearEndId, String reason, String actor) {
        UUID id = held(yearEndId);
        rows.discarded(id, reason, actor);
        audit.done("funding.statement.discarded", null, id.toString());
    }

    /**
     * Books the return of the confirmed statement, fund by fund, in the transaction there is; the year is done with then.
     *
     * @throws IllegalStateException if it is not confirmed, or a fund holds less; nothing is booked
     */
    public void book(UUID yearEndId) {
        YearEnd yearEnd = yearEnds.held(yearEndId);
        Statement statement = open(yearEndId).filter(one -> one.confirmedAt() != null)
                .orElseThrow(() -> new IllegalStateException("No statement of %s is confirmed".formatted(yearEnd.year())));
        // In the order in which the database holds funds for everybody.
        statement.lines().stream().filter(line -> line.toReturn() > 0).sorted(Comparator.comparing(line -> line.fundId().toString()))
                .forEach(line -> {
                    if (ledger.returnToDfe(line.fundId(), line.toReturn(), "Statement %d of %s".formatted(statement.number(), yearEnd.year().code()),
                            statement.confirmedBy()) != Outcome.BOOKED) {
                        throw new IllegalStateException("Fund %s holds less than statement %d returns".formatted(line.fundId(), statement.number()));
                    }
                });
        rows.booked(statement.id());
        yearEnds.running(yearEndId, false);
        audit.done("funding.statement.booked", null, statement.id().toString());
        tell(Role.FINANCE_OFFICER, "funding.statement.booked", yearEnd, "The statement of what goes back for %s is confirmed: "
                + Words.pounds(statement.total(Statement.Line::toReturn)) + " are booked as returned.");
    }

    /** The one that waits; empty if none does. */
    @Transactional(readOnly = true)
    public Optional<Statement> open(UUID yearEndId) {
        return all(yearEndId).stream().filter(statement -> statement.bookedAt() == null && statement.discardedAt() == null).findFirst();
    }

    /** All of the year, the latest first. */
    @Transactional(readOnly = true)
    public List<Statement> all(UUID yearEndId) {
        return rows.all(yearEndId);
    }

    private void requireReconciled(UUID yearEndId) {
        new FieldFaults().rejectIf(whyNot(yearEndId).isPresent(), FIELD, whyNot(yearEndId).orElse("")).throwIfAny();
    }

    private Optional<String> difference(Statement statement) {
        YearEnd yearEnd = yearEnds.find(statement.yearEndId()).orElseThrow();
        Map<UUID, FundTotals> now = reconciliation.totals(yearEnd.year()).stream()
                .collect(Collectors.toMap(FundTotals::fundId, Function.identity()));
        if (now.values().stream().anyMatch(totals -> !totals.agrees())) {
            return Optional.of(OUT_OF_STEP);
        }
        Set<UUID> listed = statement.lines().stream().map(Statement.Line::fundId).collect(Collectors.toSet());
        boolean same = listed.equals(now.keySet()) && statement.lines().stream().allMatch(line -> isSame(line, now.get(line.fundId())));
        if (!same) {
            return Optional.of(MOVED);
        }
        Map<Grant, ReturnRule> goingBack = rules.of(yearEnd.year());
        boolean sameRule = statement.lines().stream().allMatch(line -> line.toReturn() == (goingBack.get(line.grant()).goesBack() ? line.held() : 0));
        return sameRule ? Optional.empty() : Optional.of(RULE_CHANGED);
    }

    private static boolean isSame(Statement.Line line, FundTotals now) {
        return now.open() == 0 && line.allocated() == now.allocated() && line.paid() == now.paid() && line.refunded() == now.refunded()
                && line.released() == now.released() && line.returned() == now.returned() && line.held() == now.held();
    }

    private UUID held(UUID yearEndId) {
        return rows.heldOpen(yearEndId).orElseThrow(() -> new IllegalStateException("No statement waits"));
    }

    private void tell(String role, String topic, YearEnd yearEnd, String text) {
        notifications.tell(accounts.membersOf(role), new Notice(topic, text.formatted(yearEnd.year().code()), null,
                "/funding/year-end?year=" + yearEnd.year().code(), Notice.Urgency.DAILY));
    }
}
