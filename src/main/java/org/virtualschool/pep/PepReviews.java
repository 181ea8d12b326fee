package org.virtualschool.pep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Terms;
import org.virtualschool.pep.ReviewRefusedException.Reason;
import org.virtualschool.policy.Policies;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.workflow.BackgroundWork;

/** Begins and ends reviews, record and process together, in the caller's transaction. Asks no access rule: callers do. */
@Service
@Transactional
public class PepReviews {

    private final PepRepository peps;
    private final PepProcess process;
    private final PepCohort cohort;
    private final PepDueDates dueDates;
    private final PepChase chase;
    private final BackgroundWork background;
    private final Children children;
    private final Policies policies;
    private final Terms terms;
    private final CivilTime civilTime;
    private final Clock clock;
    private final AuditTrail audit;
    private final Timeline timeline;

    PepReviews(PepRepository peps, PepProcess process, PepCohort cohort, PepDueDates dueDates, PepChase chase, BackgroundWork background,
               Children children, Terms terms,
               Policies policies, CivilTime civilTime, Clock clock, AuditTrail audit, Timeline timeline) {
        this.peps = peps;
        this.process = process;
        this.cohort = cohort;
        this.dueDates = dueDates;
        this.chase = chase;
        this.background = background;
        this.children = children;
        this.policies = policies;
        this.terms = terms;
        this.civilTime = civilTime;
        this.clock = clock;
        this.audit = audit;
        this.timeline = timeline;
    }

    /** A review that has come round; the first PEP of a time in care that has none yet. */
    PepRecord begin(Child child, String actor) {
        return begin(child, isFirst(child) ? PepKind.INITIAL : PepKind.REVIEW, civilTime.today(), null, actor);
    }

    /** Of a child in care since before this system was used nobody knows here whether it is the first: most have had one. */
    private boolean isFirst(Child child) {
        Optional<Pep> signed = peps.findFirstByChildIdAndStatusOrderBySignedOffAtDesc(child.id(), PepStatus.SIGNED_OFF);
        Optional<LocalDate> inCareSince = children.inCareSince(child.id());
        boolean signedThisTime = signed.map(pep -> civilTime.dayOf(pep.signedOffAt()))
                .filter(day -> inCareSince.isEmpty() || !day.isBefore(inCareSince.get())).isPresent();
        boolean sinceGoLive = inCareSince.isEmpty()
                || !inCareSince.get().isBefore(policies.date(PepNeeds.GO_LIVE, civilTime.today()));
        return !signedThisTime && sinceGoLive;
    }

    /**
     * A review.
     *
     * @param eventOn day 0 of its deadlines
     * @param former  the cancelled review whose care section it keeps; null if none
     * @throws ReviewRefusedException if another one is open
     */
    PepRecord begin(Child child, PepKind kind, LocalDate eventOn, Pep former, String actor) {
        Signature by = sign(actor);
        Optional<School> school = children.currentSchool(child.id());
        Long schoolKey = school.map(School::key).orElse(null);
        SchoolTerm term = terms.containing(schoolKey, by.today()).orElseGet(() -> terms.next(schoolKey, by.today()));
        PepSetting setting = cohort.settingOf(child, school, by.today());
        Pep pep = Pep.requested(child.id(), schoolKey, kind, setting, term,
                dueDates.of(kind, eventOn, term, schoolKey, cohort.yearGroup(child, by.today())), by);
        if (former != null) {
            pep.keepCareSection(former);
        }
        PepRecord record = save(pep).record();
        if (setting == PepSetting.HOLIDAY) {
            background.submitAt(PepFollowing.TYPE, child.id().toString(),
                    term.startsOn().atStartOfDay(CivilTime.LONDON).toInstant());
        }
        process.startReview(record, chase.comesAt(record.id(), ChaseStep.REMINDER_1),
                civilTime.endOfDay(cohort.lastDayOfYear13(child)));
        timeline.add(child.id(), record.id(), kind == PepKind.INITIAL ? "First PEP started" : kind.inWords() + " started", null, actor);
        audit.done("pep.requested", child.id(), record.id().toString());
        return record;
    }

    /** Ends an open review without a signature. */
    void cancel(Pep pep, CancelReason reason, String actor) {
        close(pep, reason, actor);
        process.cancelReview(pep.id());
    }

    /** The PEP was not signed when the child's Year 13 ended; its process ends itself. */
    public void closeWithYear13(UUID pepId) {
        Pep pep = peps.findById(pepId).orElseThrow();
        if (pep.status().open()) {
            close(pep, CancelReason.YEAR_13_ENDED, Actors.SYSTEM);
        }
    }

    private void close(Pep pep, CancelReason reason, String actor) {
        pep.cancel(reason, sign(actor));
        peps.saveAndFlush(pep);
        timeline.add(pep.childId(), pep.id(), "PEP cancelled: " + reason.inWords(), null, actor);
        audit.done("pep.cancelled", pep.childId(), pep.id() + " " + reason);
    }

    private Signature sign(String actor) {
        Instant now = clock.instant();
        return new Signature(actor, now, civilTime.dayOf(now));
    }

    /** Two requests at once are told apart by the database, which takes one open PEP a child. */
    private Pep save(Pep pep) {
        try {
            return peps.saveAndFlush(pep);
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMostSpecificCause().getMessage()).contains("pep_one_open_per_child")) {
                throw new ReviewRefusedException(Reason.REVIEW_OPEN);
            }
            throw e;
        }
    }
}
