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
        return begin(ReviewStart.of(child, kindThatComesRound(child), civilTime.today(), actor));
    }

    /**
     * The review of a term that is launched; the first PEP of a time in care that has none yet. It is due by the cut-off of the
     * term and is written for the setting as it is in term, also where it begins before that.
     *
     * @throws ReviewRefusedException if another one is open
     */
    public PepRecord beginForTerm(Child child, SchoolTerm term, String actor) {
        return begin(ReviewStart.of(child, kindThatComesRound(child), civilTime.today(), actor).launchedFor(term));
    }

    private PepKind kindThatComesRound(Child child) {
        return isFirst(child) ? PepKind.INITIAL : PepKind.REVIEW;
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

    /** @throws ReviewRefusedException if another one is open */
    PepRecord begin(ReviewStart start) {
        Child child = start.child();
        Signature by = sign(start.actor());
        Optional<School> school = children.currentSchool(child.id());
        Pep pep = start.launched() == null ? asOfToday(start, school, by) : ofLaunchedTerm(start, school, by);
        if (start.former() != null) {
            pep.keepCareSection(start.former());
        }
        PepRecord record = save(pep).record();
        process.startReview(record, chase.comesAt(record.id(), ChaseStep.REMINDER_1),
                civilTime.endOfDay(cohort.lastDayOfYear13(child)));
        timeline.add(child.id(), record.id(), start.kind() == PepKind.INITIAL ? "First PEP started" : start.kind().inWords() + " started",
                null, start.actor());
        audit.done("pep.requested", child.id(), record.id().toString());
        return record;
    }

    private Pep asOfToday(ReviewStart start, Optional<School> school, Signature by) {
        Child child = start.child();
        Long schoolKey = school.map(School::key).orElse(null);
        SchoolTerm term = terms.containing(schoolKey, by.today()).orElseGet(() -> terms.next(schoolKey, by.today()));
        PepSetting setting = cohort.settingOf(child, school, start.kind(), by.today());
        if (setting == PepSetting.HOLIDAY) {
            background.submitAt(PepFollowing.TYPE, child.id().toString(),
                    term.startsOn().atStartOfDay(CivilTime.LONDON).toInstant());
        }
        return Pep.requested(child.id(), schoolKey, start.kind(), setting, term,
                dueDates.of(start.kind(), start.eventOn(), term, schoolKey, cohort.yearGroup(child, by.today())), by);
    }

    private Pep ofLaunchedTerm(ReviewStart start, Optional<School> school, Signature by) {
        Child child = start.child();
        SchoolTerm term = start.launched();
        LocalDate inTerm = by.today().isBefore(term.startsOn()) ? term.startsOn() : by.today();
        return Pep.requested(child.id(), school.map(School::key).orElse(null), start.kind(), cohort.settingInTerm(child, school, inTerm),
                term, dueDates.ofTerm(start.eventOn(), term, cohort.yearGroup(child, inTerm)), by);
    }

    /**
     * Closes an open review that was not completed in its term.
     *
     * @throws IllegalArgumentException if there is no such PEP
     */
    public void closeNotCompleted(UUID pepId, String actor) {
        cancel(peps.findById(pepId).orElseThrow(() -> new IllegalArgumentException("No PEP " + pepId)), CancelReason.NOT_COMPLETED, actor);
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
