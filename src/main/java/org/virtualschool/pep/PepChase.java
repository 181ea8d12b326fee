package org.virtualschool.pep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.policy.Policies;
import org.virtualschool.register.Children;

/** Reminds of PEPs that will be due and tells more and more people of those that are overdue. */
@Service
@Transactional
public class PepChase {

    /** Before people begin their day. */
    private static final LocalTime EARLY = LocalTime.of(6, 0);

    private final PepRepository peps;
    private final PepPeople people;
    private final Children children;
    private final Notifications notifications;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final CivilTime civilTime;
    private final Timeline timeline;

    PepChase(PepRepository peps, PepPeople people, Children children, Notifications notifications, Policies policies,
             WorkingDays workingDays, CivilTime civilTime, Timeline timeline) {
        this.peps = peps;
        this.people = people;
        this.children = children;
        this.notifications = notifications;
        this.policies = policies;
        this.workingDays = workingDays;
        this.civilTime = civilTime;
        this.timeline = timeline;
    }

    /** When the step comes: six in the morning, Europe/London, so many working days before or after the day the PEP is due. */
    @Transactional(readOnly = true)
    public Instant comesAt(UUID pepId, ChaseStep step) {
        return dayOf(pep(pepId), step).atTime(EARLY).atZone(CivilTime.LONDON).toInstant();
    }

    /**
     * A step has come: tells those whom it concerns. Says nothing if the PEP is closed, if the next step has come as well, or if a
     * reminder lay behind already when the review began.
     *
     * @return when the next step comes; empty after the last
     */
    public Optional<Instant> reached(UUID pepId, ChaseStep step) {
        Pep pep = pep(pepId);
        boolean behind = step.isReminder() && dayOf(pep, step).isBefore(civilTime.dayOf(pep.requestedAt()));
        boolean overtaken = !step.isLast() && !dayOf(pep, step.next()).isAfter(civilTime.today());
        if (pep.status().open() && !behind && !overtaken) {
            tell(pep, step);
        }
        return step.isLast() ? Optional.empty() : Optional.of(comesAt(pepId, step.next()));
    }

    /**
     * Whether a PEP is so long overdue that it is on the exception list.
     *
     * @param dueOn   until when it had to be signed off
     * @param eventOn day 0 of its deadlines, whose policy holds
     */
    @Transactional(readOnly = true)
    public boolean isException(LocalDate dueOn, LocalDate eventOn) {
        int days = policies.wholeNumber(ChaseStep.EXCEPTION.policy(), eventOn);
        return !civilTime.today().isBefore(workingDays.after(dueOn, days));
    }

    private void tell(Pep pep, ChaseStep step) {
        notifications.tell(concerned(pep, step), notice(pep, step));
        if (!step.isReminder()) {
            timeline.add(pep.childId(), pep.id(), step.isLast() ? "PEP put on the exception list" : "PEP overdue: people told",
                    null, Actors.SYSTEM);
        }
    }

    private Set<String> concerned(Pep pep, ChaseStep step) {
        Set<String> concerned = new TreeSet<>(people.whoseTurnItIs(pep));
        concerned.addAll(people.teachers(pep));
        concerned.addAll(people.socialWorkers(pep));
        if (step.compareTo(ChaseStep.OVERDUE_2) >= 0) {
            concerned.addAll(people.teamManagers(pep));
            concerned.addAll(people.headTeachers(pep));
        }
        if (step.compareTo(ChaseStep.OVERDUE_3) >= 0) {
            concerned.addAll(people.headsOfVirtualSchool());
            concerned.addAll(people.reviewingOfficers(pep));
        }
        return concerned;
    }

    /** Says how long it is overdue today, not when the step should have come: after a standstill it comes late. */
    private Notice notice(Pep pep, ChaseStep step) {
        String due = Words.weekday(pep.due().dueOn());
        int days = workingDays.between(pep.due().dueOn(), civilTime.today());
        String text = step.isReminder() ? "A PEP is due by %s and is not signed off yet.".formatted(due)
                : "A PEP is %d working %s overdue. It was due by %s.".formatted(days, days == 1 ? "day" : "days", due);
        return new Notice(step.isReminder() ? "pep.reminder" : "pep.overdue", text, pep.childId(),
                "/children/" + children.get(pep.childId()).reference(),
                step.isReminder() ? Notice.Urgency.DAILY : Notice.Urgency.AT_ONCE);
    }

    private LocalDate dayOf(Pep pep, ChaseStep step) {
        int days = policies.wholeNumber(step.policy(), pep.due().eventOn());
        return step.isReminder() ? workingDays.before(pep.due().dueOn(), days) : workingDays.after(pep.due().dueOn(), days);
    }

    private Pep pep(UUID id) {
        return peps.findById(id).orElseThrow(() -> new IllegalArgumentException("No PEP " + id));
    }
}
