package org.virtualschool.funding.payment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.funding.payment.PaymentPreview.SchoolSum;
import org.virtualschool.funding.payment.PaymentPreview.Shown;
import org.virtualschool.funding.payment.PaymentRows.NewPayment;
import org.virtualschool.funding.payment.PaymentRows.Waiting;
import org.virtualschool.people.StaffService;
import org.virtualschool.workflow.BackgroundWork;
import org.virtualschool.workflow.PartOfWhole;

/**
 * Payment runs: one person prepares, another releases, and neither asked for or decided on a request in the run; all by staff record, so
 * that two accounts of one person count as one. The database refuses the same. A released run is paid in the background, each request in
 * a transaction of its own. Asks no role: callers do.
 */
@Service
@Transactional
public class PaymentRuns {

    private final PaymentRows rows;
    private final PaymentRoute route;
    private final StaffService staff;
    private final BackgroundWork background;
    private final AuditTrail audit;
    private final Clock clock;

    PaymentRuns(PaymentRows rows, PaymentRoute route, StaffService staff, BackgroundWork background, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.route = route;
        this.staff = staff;
        this.background = background;
        this.audit = audit;
        this.clock = clock;
    }

    /** What preparing would put into a run: everything that is approved and in none, or that of one school; null for all. */
    @Transactional(readOnly = true)
    public PaymentPreview preview(Long schoolKey) {
        return preview(waiting(schoolKey));
    }

    /**
     * Puts into a run what waits to be paid.
     *
     * @param schoolKey one school; null for all
     * @param shown     what the person has seen
     */
    public Prepared prepare(Long schoolKey, Shown shown, String actor) {
        rows.prepareAlone();
        List<Waiting> waiting = waiting(schoolKey);
        if (waiting.isEmpty()) {
            return Prepared.refused(RunRefusal.NOTHING_TO_PAY);
        }
        if (!preview(waiting).shown().equals(shown)) {
            return Prepared.refused(RunRefusal.CHANGED);
        }
        if (rows.tookPart(waiting.stream().map(Waiting::requestId).toList(), actor)) {
            return Prepared.refused(RunRefusal.TOOK_PART_PREPARING);
        }
        UUID id = UUID.randomUUID();
        String own = route.ownAuthority();
        List<NewPayment> payments = new ArrayList<>();
        waiting.forEach(one -> payments.add(new NewPayment(payments.size() + 1, one.requestId(), one.schoolKey(), one.pence(),
                PaymentRoute.of(one.type(), one.authority(), own))));
        rows.addRun(id, actor, clock.instant());
        rows.addPayments(id, payments);
        audit.done("funding.run.prepared", null, id.toString());
        return new Prepared(id, null);
    }

    /** Why the person may not release the run as it stands; empty if they may. */
    @Transactional(readOnly = true)
    public Optional<RunRefusal> whyNotRelease(PaymentRun run, String actor) {
        Optional<RunRefusal> ended = ended(run);
        if (ended.isPresent()) {
            return ended;
        }
        if (run.payments() == 0) {
            return Optional.of(RunRefusal.NOTHING_LEFT);
        }
        if (staff.samePerson(run.preparedBy(), actor)) {
            return Optional.of(RunRefusal.PREPARED_BY_YOU);
        }
        if (rows.tookPart(run.id(), actor)) {
            return Optional.of(RunRefusal.TOOK_PART);
        }
        if (rows.saidSentBack(run.id(), actor)) {
            return Optional.of(RunRefusal.SENT_BACK_BY_YOU);
        }
        return rows.amountsChanged(run.id()) ? Optional.of(RunRefusal.AMOUNT_CHANGED) : Optional.empty();
    }

    /**
     * Releases the run: from now on every request in it is paid, also if this node dies.
     *
     * @return why not; empty if it is released
     * @throws IllegalArgumentException if there is no such run
     */
    public Optional<RunRefusal> release(UUID runId, String actor) {
        PaymentRun run = held(runId);
        rows.holdRequests(runId);
        Optional<RunRefusal> refusal = whyNotRelease(run, actor);
        if (refusal.isEmpty()) {
            rows.end(runId, RunStatus.RELEASED, actor, clock.instant());
            background.submitAll(PayRequest.TYPE, rows.requests(runId).stream().map(request -> new PartOfWhole(runId, request).subject()).toList());
            audit.done("funding.run.released", null, runId.toString());
        } else {
            audit.refused("funding.run.release", null, runId.toString());
        }
        return refusal;
    }

    /**
     * Gives a run up that was not released: what is in it waits to be paid again.
     *
     * @return why not; empty if it is discarded
     * @throws IllegalArgumentException if there is no such run
     */
    public Optional<RunRefusal> discard(UUID runId, String actor) {
        Optional<RunRefusal> refusal = ended(held(runId));
        if (refusal.isEmpty()) {
            rows.end(runId, RunStatus.DISCARDED, actor, clock.instant());
            audit.done("funding.run.discarded", null, runId.toString());
        }
        return refusal;
    }

    /** How many requests of the released run could not be paid yet, because something failed. */
    @Transactional(readOnly = true)
    public int failed(UUID runId) {
        return background.failed(PayRequest.TYPE, runId.toString()).size();
    }

    /** Has what failed tried again at once. @return how many requests */
    public int tryAgain(UUID runId) {
        audit.done("funding.run.triedAgain", null, runId.toString());
        return background.tryAgain(PayRequest.TYPE, runId.toString());
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<PaymentRun> all(int from, int most) {
        return rows.runs(from, most);
    }

    /** How many runs there are. */
    @Transactional(readOnly = true)
    public long count() {
        return rows.countRuns();
    }

    /** The run of this id; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<PaymentRun> find(UUID runId) {
        return rows.run(runId);
    }

    /** What the run comes to, by journal and by BACS; a way in which nothing is paid is left out. */
    @Transactional(readOnly = true)
    public List<MethodSum> sums(UUID runId) {
        return rows.sums(runId);
    }

    /**
     * What is in the run, in its order: by school.
     *
     * @param mayKnow whether the reader may know which protected child is at which school, as the head of the virtual school may and
     *                finance may not
     */
    @Transactional(readOnly = true)
    public List<Payment> payments(UUID runId, int from, int most, boolean mayKnow) {
        return rows.payments(runId, from, most, mayKnow);
    }

    private static Optional<RunRefusal> ended(PaymentRun run) {
        return switch (run.status()) {
            case PREPARED -> Optional.empty();
            case RELEASED -> Optional.of(RunRefusal.RELEASED_BEFORE);
            case DISCARDED -> Optional.of(RunRefusal.DISCARDED_BEFORE);
        };
    }

    private PaymentRun held(UUID runId) {
        return rows.heldRun(runId).orElseThrow(() -> new IllegalArgumentException("No payment run " + runId));
    }

    private List<Waiting> waiting(Long schoolKey) {
        return rows.waiting().stream().filter(one -> schoolKey == null || one.schoolKey() == schoolKey).toList();
    }

    private PaymentPreview preview(List<Waiting> waiting) {
        String own = route.ownAuthority();
        Map<Long, SchoolSum> schools = new LinkedHashMap<>();
        waiting.forEach(one -> schools.merge(one.schoolKey(),
                new SchoolSum(one.schoolKey(), one.school(), PaymentRoute.of(one.type(), one.authority(), own), 1, one.pence()),
                (sum, more) -> new SchoolSum(sum.schoolKey(), sum.name(), sum.method(), sum.requests() + 1, sum.pence() + more.pence())));
        return new PaymentPreview(List.copyOf(schools.values()), rows.waitingWithoutSchool(), own);
    }

    /**
     * What came of preparing: exactly one of both is null.
     *
     * @param runId   the run
     * @param refusal why there is none
     */
    public record Prepared(UUID runId, RunRefusal refusal) {

        private static Prepared refused(RunRefusal refusal) {
            return new Prepared(null, refusal);
        }
    }
}
