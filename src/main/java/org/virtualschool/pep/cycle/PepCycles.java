package org.virtualschool.pep.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.cycle.CycleRows.Row;
import org.virtualschool.pep.cycle.CycleRows.State;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.YearGroups;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.BackgroundWork;
import org.virtualschool.workflow.PartOfWhole;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.PendingWork;

/**
 * Launching a term: one review for every child who needs one. The launch itself writes down who; each review begins in the
 * background in a transaction of its own, so a node that dies loses nothing and launching again does nothing twice.
 */
@Service
@Transactional
public class PepCycles {

    /** Whoever has more failures than this has one reason for them all. */
    private static final int NAMED_FAILURES = 100;
    private static final String IS_COORDINATOR = "hasRole('virtual-school-coordinator')";
    private static final String MAY_READ = "hasAnyRole('virtual-school-coordinator', 'virtual-school-head')";

    private final CycleCheck check;
    private final CycleCohort cohort;
    private final CycleRows rows;
    private final BackgroundWork background;
    private final Children children;
    private final AccessRule access;
    private final AuditTrail audit;
    private final Clock clock;

    PepCycles(CycleCheck check, CycleCohort cohort, CycleRows rows, BackgroundWork background, Children children, AccessRule access,
              AuditTrail audit, Clock clock) {
        this.check = check;
        this.cohort = cohort;
        this.rows = rows;
        this.background = background;
        this.children = children;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** The terms that can be launched now: the one that is on, if there is one, and the next. */
    @Transactional(readOnly = true)
    public List<SchoolTerm> termsToLaunch() {
        return check.choices();
    }

    /**
     * What launching the term would do. Nothing is changed but the audit trail, which notes that it was asked.
     *
     * @throws org.virtualschool.workflow.FieldFaultsException if it cannot be launched so
     * @throws CycleConflictException                          if it was launched with other cut-offs
     */
    @PreAuthorize(IS_COORDINATOR)
    public CycleOutlook dryRun(CycleRequest request) {
        CyclePlan plan = check.of(request, rows.cutOffs());
        rows.find(plan.term()).ifPresent(cycle -> requireSameCutOffs(cycle, plan));
        List<Candidate> candidates = cohort.all(plan.term());
        Set<UUID> excluded = access.excluded();
        audit.done("pep.cycle.dryRun.read", null, CycleWords.title(plan.term()));
        return Outlooks.of(plan, candidates, toClose(request, candidates, excluded), excluded, skipped(plan.term()));
    }

    /** The term that is on and was not launched while the next one is to be: whoever has a review of that gets none of this. */
    private SchoolTerm skipped(SchoolTerm term) {
        return check.choices().stream().filter(each -> each.startsOn().isBefore(term.startsOn()) && rows.find(each).isEmpty())
                .findFirst().orElse(null);
    }

    /**
     * Launches the term. A term that was launched already stays as it is: children who need a review by now are added, and what
     * has not begun is asked for again.
     *
     * @param actor user id of the coordinator
     * @throws org.virtualschool.workflow.FieldFaultsException if it cannot be launched so
     * @throws CycleConflictException                          if it was launched with other cut-offs
     */
    @PreAuthorize(IS_COORDINATOR)
    public Launch launch(CycleRequest request, String actor) {
        CyclePlan plan = check.of(request, rows.cutOffs());
        boolean isNew = rows.add(UUID.randomUUID(), plan, actor, clock.instant());
        Cycle cycle = rows.locked(plan.term());
        requireSameCutOffs(cycle, plan);
        Map<UUID, Row> known = rows.lockedChildren(cycle.id());
        List<Candidate> candidates = cohort.all(plan.term());
        Set<UUID> close = toClose(request, candidates, access.excluded());
        List<Row> changed = candidates.stream().map(candidate -> row(candidate, known.get(candidate.id()), close, actor))
                .filter(row -> !row.equals(known.get(row.childId()))).toList();
        rows.keep(cycle.id(), changed, clock.instant());
        changed.forEach(row -> known.put(row.childId(), row));
        submit(cycle.id(), known.values().stream().filter(row -> row.state() == State.WAITING).map(Row::childId).toList());
        audit.done(isNew ? "pep.cycle.launched" : "pep.cycle.launchedAgain", null, CycleWords.title(plan.term()));
        return new Launch(cycle, isNew);
    }

    /**
     * What waits to begin stays so: whoever begins it looks again. So does what has begun, unless that review ended without a signature
     * and nothing stands in the way of another.
     */
    private static Row row(Candidate candidate, Row known, Set<UUID> close, String actor) {
        boolean ticked = candidate.hindrance() == LeftOut.OPEN_EARLIER && close.contains(candidate.id());
        LeftOut leftOut = candidate.leftOut(ticked);
        if (known != null && known.state() == State.STARTED && leftOut != null) {
            return known;
        }
        if (known != null && known.state() == State.WAITING) {
            return new Row(candidate.id(), State.WAITING, null, known.closeOpen() || ticked, ticked ? actor : known.askedBy());
        }
        return new Row(candidate.id(), leftOut == null ? State.WAITING : State.LEFT_OUT, leftOut, ticked, actor);
    }

    private void submit(UUID cycleId, List<UUID> waiting) {
        Set<String> pending = background.pending(LaunchReview.TYPE, cycleId + "/").stream()
                .map(PendingWork::subject).collect(Collectors.toSet());
        background.submitAll(LaunchReview.TYPE, waiting.stream().map(childId -> new PartOfWhole(cycleId, childId).subject())
                .filter(subject -> !pending.contains(subject)).toList());
        background.tryAgain(LaunchReview.TYPE, cycleId + "/");
    }

    private static void requireSameCutOffs(Cycle cycle, CyclePlan plan) {
        Map<String, LocalDate> others = new HashMap<>(plan.cutOffs());
        LocalDate all = others.remove("");
        if (!cycle.cutOff().equals(all) || !cycle.yearGroupCutOffs().equals(others)) {
            throw new CycleConflictException(("The %s was launched with these cut-offs: %s%s. Reviews have their due dates from them,"
                    + " so it cannot be launched again with others.").formatted(CycleWords.title(plan.term()),
                    Words.day(cycle.cutOff()), cycle.yearGroupCutOffs().entrySet().stream()
                            .map(cutOff -> ", " + YearGroups.inWords(cutOff.getKey()) + " " + Words.day(cutOff.getValue()))
                            .collect(Collectors.joining())));
        }
    }

    /** A child the coordinator may not see is as unknown as one who is not there. */
    private Set<UUID> toClose(CycleRequest request, List<Candidate> candidates, Set<UUID> excluded) {
        Map<String, UUID> known = candidates.stream()
                .collect(Collectors.toMap(candidate -> candidate.child().reference(), Candidate::id));
        FieldFaults faults = new FieldFaults();
        Set<UUID> close = new HashSet<>();
        for (String reference : request.closeNotCompleted()) {
            UUID id = known.containsKey(reference) ? known.get(reference)
                    : children.byReference(String.valueOf(reference)).map(Child::id).orElse(null);
            faults.rejectIf(id == null || excluded.contains(id), "closeNotCompleted", "There is no child " + reference + ".");
            close.add(id);
        }
        faults.throwIfAny();
        return close;
    }

    /** All launched terms, the latest first, without the children. */
    @PreAuthorize(MAY_READ)
    @Transactional(readOnly = true)
    public List<CycleProgress> all() {
        return rows.all().stream().map(cycle -> progress(cycle, false)).toList();
    }

    /** How far the launch has come; empty if there is no such launch. */
    @PreAuthorize(MAY_READ)
    @Transactional(readOnly = true)
    public Optional<CycleProgress> find(UUID id) {
        return rows.find(id).map(cycle -> progress(cycle, true));
    }

    /** Has what could not be begun tried again at once. @return how many reviews */
    @PreAuthorize(IS_COORDINATOR)
    public int tryAgain(UUID id) {
        int again = background.tryAgain(LaunchReview.TYPE, id + "/");
        audit.done("pep.cycle.triedAgain", null, id.toString());
        return again;
    }

    private CycleProgress progress(Cycle cycle, boolean withChildren) {
        Map<State, Long> counts = rows.counts(cycle.id());
        List<PendingWork> failed = background.failed(LaunchReview.TYPE, cycle.id() + "/");
        Set<UUID> excluded = withChildren ? access.excluded() : Set.of();
        return new CycleProgress(cycle, counts.get(State.STARTED), counts.get(State.WAITING), counts.get(State.LEFT_OUT), failed.size(),
                withChildren ? failures(failed, excluded) : List.of(),
                withChildren ? rows.leftOut(cycle.id()).stream().filter(left -> !excluded.contains(left.id()))
                        .map(left -> new CycleProgress.Left(left.reference(), left.reason())).toList() : List.of());
    }

    private List<CycleProgress.Failure> failures(List<PendingWork> failed, Set<UUID> excluded) {
        List<CycleProgress.Failure> failures = new ArrayList<>();
        for (PendingWork work : failed.subList(0, Math.min(failed.size(), NAMED_FAILURES))) {
            UUID childId = PartOfWhole.of(work.subject()).part();
            if (!excluded.contains(childId)) {
                children.find(childId).ifPresent(child -> failures.add(new CycleProgress.Failure(child.reference(), work.triesLeft() == 0,
                        work.triesLeft() == 0 ? "Could not be started and is not tried again by itself."
                                : "Could not be started so far. It is tried again by itself.")));
            }
        }
        failures.sort(Comparator.comparing(CycleProgress.Failure::reference));
        return failures;
    }

    /**
     * What a launch came to.
     *
     * @param isNew false if the term was launched before
     */
    public record Launch(Cycle cycle, boolean isNew) {
    }
}
