package org.virtualschool.pep.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;
import org.virtualschool.people.StaffLeft;
import org.virtualschool.people.StaffScopeChanged;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.register.CareTeamChanged;
import org.virtualschool.register.ChildDetailsChanged;
import org.virtualschool.register.Children;
import org.virtualschool.register.Schools;
import org.virtualschool.workflow.SystemWork;
import org.virtualschool.workflow.TaskChangedHands;

/**
 * Passes the open tasks of PEP reviews on when the people change, in the transaction of the change: a successor takes over
 * at once, and what somebody leaves behind goes back to those who can do it.
 */
@Component
class PepHandover {

    /** Before whoever reckons from the open tasks who may come to see what. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

    private final PepReader peps;
    private final PepHistory history;
    private final OpenReviews reviews;
    private final CaseTeams caseTeams;
    private final UserAccounts accounts;
    private final SystemWork systemWork;
    private final Timeline timeline;
    private final Children children;
    private final Schools schools;

    PepHandover(PepReader peps, PepHistory history, OpenReviews reviews, CaseTeams caseTeams, UserAccounts accounts,
                SystemWork systemWork, Timeline timeline, Children children, Schools schools) {
        this.peps = peps;
        this.history = history;
        this.reviews = reviews;
        this.caseTeams = caseTeams;
        this.accounts = accounts;
        this.systemWork = systemWork;
        this.timeline = timeline;
        this.children = children;
        this.schools = schools;
    }

    /** The child has another social worker or adviser. */
    @EventListener
    @Order(FIRST)
    void onCareTeamChanged(CareTeamChanged change) {
        systemWork.run(() -> follow(change.childId()));
    }

    /** A child whose address becomes protected must not stay on the cards with initials and school. */
    @EventListener
    void onChildDetailsChanged(ChildDetailsChanged change) {
        systemWork.run(() -> runningOf(change.childId()).forEach(pepId ->
                reviews.changeLabel(pepId, caseLabel(change.childId(), peps.find(pepId).schoolKey()))));
    }

    private String caseLabel(UUID childId, Long schoolKey) {
        return children.get(childId).caseLabel(schools.nameOf(schoolKey));
    }

    /** What somebody had claimed goes back to its group; a social worker's tasks fall to the cover, an adviser's to the advisers. */
    @EventListener
    @Order(FIRST)
    void onStaffLeft(StaffLeft left) {
        systemWork.run(() -> {
            caseTeams.childrenOf(left.userId()).forEach(this::follow);
            release(left.userId(), Set.of());
        });
    }

    /**
     * Another team covers for a social worker who moves; what somebody may not do any more goes to those who may; and who comes
     * back, or takes up the role again, finds the tasks of the children who are still theirs by the register.
     */
    @EventListener
    @Order(FIRST)
    void onStaffScopeChanged(StaffScopeChanged change) {
        systemWork.run(() -> {
            caseTeams.childrenOf(change.userId()).forEach(this::follow);
            release(change.userId(), accounts.groupsOf(change.userId()));
        });
    }

    /** Somebody has passed a task on, or covers for a colleague. */
    @EventListener
    void onTaskChangedHands(TaskChangedHands change) {
        if (PepReview.PROCESS_KEY.equals(change.task().processKey())) {
            UUID pepId = change.task().caseId();
            timeline.add(peps.find(pepId).childId(), pepId,
                    change.name() + (change.isTakenOver() ? ": taken over from a colleague" : ": passed to a colleague"), null,
                    change.actor());
        }
    }

    private List<UUID> runningOf(UUID childId) {
        return reviews.running(history.of(childId).stream().map(PepRecord::id).toList());
    }

    private void follow(UUID childId) {
        runningOf(childId).forEach(pepId -> follow(pepId, childId));
    }

    private void follow(UUID pepId, UUID childId) {
        CaseTeam before = reviews.teamOf(pepId);
        CaseTeam now = caseTeams.of(childId);
        if (now.equals(before)) {
            return;
        }
        reviews.changeTeam(pepId, now);
        reviews.recruit(pepId, before.teamGroup(), now.teamGroup());
        if (!Objects.equals(before.socialWorker(), now.socialWorker())
                && reviews.assign(pepId, OpenReviews.SOCIAL_WORK, now.socialWorker()) > 0) {
            note(childId, pepId, now.socialWorker() == null ? "Social work tasks passed to the cover"
                    : "Social work tasks passed to the new social worker");
        }
        if (!Objects.equals(before.adviser(), now.adviser())
                && reviews.assign(pepId, OpenReviews.ADVICE, now.adviser()) > 0) {
            note(childId, pepId, now.adviser() == null ? "Quality assurance passed to the advisers"
                    : "Quality assurance passed to the new adviser");
        }
    }

    private void release(String userId, Set<String> groups) {
        reviews.releaseHeld(userId, groups).forEach(pepId -> note(peps.find(pepId).childId(), pepId,
                "A task was given back because the person who had it cannot do it any more"));
    }

    private void note(UUID childId, UUID pepId, String headline) {
        timeline.add(childId, pepId, headline, null, Actors.current());
    }
}
