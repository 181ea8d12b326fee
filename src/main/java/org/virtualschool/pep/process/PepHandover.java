package org.virtualschool.pep.process;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;
import org.virtualschool.people.StaffLeft;
import org.virtualschool.people.StaffScopeChanged;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.pep.PepReader;
import org.virtualschool.register.CareTeamChanged;
import org.virtualschool.register.ChildDetailsChanged;
import org.virtualschool.register.Children;
import org.virtualschool.register.Schools;
import org.virtualschool.workflow.SystemWork;

/**
 * Passes the open tasks of PEP reviews on when the people change, in the transaction of the change: a successor takes over
 * at once, and what somebody leaves behind goes back to those who can do it.
 */
@Component
class PepHandover {

    private final PepReader peps;
    private final OpenReviews reviews;
    private final CaseTeams caseTeams;
    private final UserAccounts accounts;
    private final SystemWork systemWork;
    private final Timeline timeline;
    private final Children children;
    private final Schools schools;

    PepHandover(PepReader peps, OpenReviews reviews, CaseTeams caseTeams, UserAccounts accounts, SystemWork systemWork,
                Timeline timeline, Children children, Schools schools) {
        this.peps = peps;
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
    void onCareTeamChanged(CareTeamChanged change) {
        peps.openReviewOf(change.childId()).ifPresent(pepId -> systemWork.run(() -> follow(pepId, change.childId())));
    }

    /** A child whose address becomes protected must not stay on the cards with initials and school. */
    @EventListener
    void onChildDetailsChanged(ChildDetailsChanged change) {
        peps.openReviewOf(change.childId()).ifPresent(pepId -> systemWork.run(() ->
                reviews.changeLabel(pepId, caseLabel(change.childId(), peps.find(pepId).schoolKey()))));
    }

    private String caseLabel(UUID childId, Long schoolKey) {
        return children.get(childId).caseLabel(schools.nameOf(schoolKey));
    }

    /** What somebody had claimed goes back to its group; a social worker's tasks fall to the cover, an adviser's to the advisers. */
    @EventListener
    void onStaffLeft(StaffLeft left) {
        systemWork.run(() -> {
            reviews.withMember(left.userId()).forEach(pepId -> follow(pepId, peps.find(pepId).childId()));
            release(left.userId(), Set.of());
        });
    }

    /** Another team covers for a social worker who moves; what somebody may not do any more goes back to its group. */
    @EventListener
    void onStaffScopeChanged(StaffScopeChanged change) {
        systemWork.run(() -> {
            reviews.withMember(change.userId()).forEach(pepId -> follow(pepId, peps.find(pepId).childId()));
            release(change.userId(), accounts.groupsOf(change.userId()));
        });
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
        reviews.releaseClaimed(userId, groups).forEach(pepId -> note(peps.find(pepId).childId(), pepId,
                "A task was given back because the person who had it cannot do it any more"));
    }

    private void note(UUID childId, UUID pepId, String headline) {
        timeline.add(childId, pepId, headline, null, Actors.current());
    }
}
