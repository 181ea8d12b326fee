package org.virtualschool.pep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.pep.ReviewRefusedException.Reason;
import org.virtualschool.policy.Policies;
import org.virtualschool.register.CarePeriod;
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
    private final PepPeople people;
    private final Notifications notifications;
    private final BackgroundWork background;
    private final Children children;
    private final Policies policies;
    private final Terms terms;
    private final CivilTime civilTime;
    private final Clock clock;
    private final AuditTrail audit;
    private final Timeline timeline;

    PepReviews(PepRepository peps, PepProcess process, PepCohort cohort, PepDueDates dueDates, PepChase chase, PepPeople people,
               Notifications notifications, BackgroundWork background,
               Children children, Terms terms,
               Policies policies, CivilTime civilTime, Clock clock, AuditTrail audit, Timeline timeline) {
        this.peps = peps;
        this.process = process;
        this.cohort = cohort;
        this.dueDates = dueDates;
        this.chase = chase;
        this.people = people;
        this.notifications = notifications;
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
        return begin(thatComesRound(child, actor));
    }

    /**
     * The review of a term that is launched, due by its cut-off; the first PEP of a time in care that has none yet, whose days count
     * from coming into care. It is written for the setting as it is in term, also where it begins before that.
     *
     * @throws ReviewRefusedException if another one is open
     */
    public PepRecord beginForTerm(Child child, SchoolTerm term, String actor) {
        return begin(thatComesRound(child, actor).launchedFor(term));
    }

    private ReviewStart thatComesRound(Child child, String actor) {
        return isFirst(child) ? ReviewStart.of(child, PepKind.INITIAL, cameIntoCare(child).orElse(civilTime.today()), actor)
                : ReviewStart.of(child, PepKind.REVIEW, civilTime.today(), actor);
    }

    /** Also of a young person whose care ended on coming of age; empty where no period is on record. */
    private Optional<LocalDate> cameIntoCare(Child child) {
        return children.carePeriods(child.id()).stream().findFirst().map(CarePeriod::startedOn);
    }

    /** Of a child in care since before this system was used nobody knows here whether it is the first: most have had one. */
    private boolean isFirst(Child child) {
        Optional<Pep> signed = peps.findFirstByChildIdAndStatusOrderBySignedOffAtDesc(child.id(), PepStatus.SIGNED_OFF);
        Optional<LocalDate> inCareSince = cameIntoCare(child);
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
        LocalDate inTerm = inTerm(term, by);
        PepSetting setting = cohort.settingOf(child, school, start.kind(), by.today(), inTerm);
        if (setting == PepSetting.HOLIDAY) {
            background.submit(PepFollowing.TYPE, child.id().toString());
        }
        DueDate due = dueDates.of(start.kind(), start.eventOn(), term, schoolKey, cohort.yearGroup(child, inTerm));
        return Pep.requested(child.id(), schoolKey, start.kind(), setting, term, start.dueAtTheLatest().filter(
                former -> former.dueOn().isBefore(due.dueOn())).orElse(due), by);
    }

    /** The day by which a review asked for today is written: the first one of the next term in the holidays. */
    LocalDate dayThatCounts(Child child) {
        LocalDate today = civilTime.today();
        Long schoolKey = children.currentSchool(child.id()).map(School::key).orElse(null);
        return terms.containing(schoolKey, today).isPresent() ? today : terms.next(schoolKey, today).startsOn();
    }

    /** What counts of a term that has not begun is how things are on its first day. */
    private static LocalDate inTerm(SchoolTerm term, Signature by) {
        return by.today().isBefore(term.startsOn()) ? term.startsOn() : by.today();
    }

    private Pep ofLaunchedTerm(ReviewStart start, Optional<School> school, Signature by) {
        Child child = start.child();
        SchoolTerm term = start.launched();
        LocalDate inTerm = inTerm(term, by);
        Long schoolKey = school.map(School::key).orElse(null);
        return Pep.requested(child.id(), schoolKey, start.kind(), cohort.settingInTerm(child, school, inTerm), term,
                dueDates.of(start.kind(), start.eventOn(), term, schoolKey, cohort.yearGroup(child, inTerm)), by);
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
        notifications.tell(concerned(pep), new Notice("pep.ended", "A PEP has ended without a signature: " + reason.inWords() + ".",
                pep.childId(), "/children/" + children.get(pep.childId()).reference(), Notice.Urgency.DAILY));
        pep.cancel(reason, sign(actor));
        peps.saveAndFlush(pep);
        timeline.add(pep.childId(), pep.id(), "PEP cancelled: " + reason.inWords(), null, actor);
        audit.done("pep.cancelled", pep.childId(), pep.id() + " " + reason);
    }

    private Set<String> concerned(Pep pep) {
        Set<String> concerned = new TreeSet<>(people.whoseTurnItIs(pep));
        concerned.addAll(people.teachers(pep));
        concerned.addAll(people.socialWorkers(pep));
        return concerned;
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
