package org.virtualschool.funding.process;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;
import org.virtualschool.funding.Answerer;
import org.virtualschool.funding.Answerers;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.people.StaffLeft;
import org.virtualschool.people.StaffScopeChanged;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareTeamChanged;
import org.virtualschool.register.ChildDetailsChanged;
import org.virtualschool.workflow.SystemWork;

/**
 * Passes the open tasks of requests on when the people change, in the transaction of the change: whoever has a task in social work reads the
 * child's record by it, so none may stay with a worker whose child it is not any more.
 */
@Component
class FundingHandover {

    /** Before whoever reckons from the open tasks who may come to see what. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

    private final FundingRequests requests;
    private final OpenRequests open;
    private final Answerers answerers;
    private final FundingLabels labels;
    private final UserAccounts accounts;
    private final SystemWork systemWork;
    private final Timeline timeline;
    private final JdbcClient jdbc;

    FundingHandover(FundingRequests requests, OpenRequests open, Answerers answerers, FundingLabels labels, UserAccounts accounts,
            SystemWork systemWork, Timeline timeline, JdbcClient jdbc) {
        this.requests = requests;
        this.open = open;
        this.answerers = answerers;
        this.labels = labels;
        this.accounts = accounts;
        this.systemWork = systemWork;
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    /** The child has another social worker. */
    @EventListener
    @Order(FIRST)
    void onCareTeamChanged(CareTeamChanged change) {
        systemWork.run(() -> follow(change.childId()));
    }

    /** A child whose address becomes protected must not stay on the cards with initials and school. */
    @EventListener
    void onChildDetailsChanged(ChildDetailsChanged change) {
        systemWork.run(() -> runningOf(change.childId()).forEach(request -> open.changeLabel(request.id(), labels.of(request))));
    }

    /** A social worker's tasks fall to the cover; what somebody had claimed goes back to its group. */
    @EventListener
    @Order(FIRST)
    void onStaffLeft(StaffLeft left) {
        systemWork.run(() -> {
            childrenOf(left.userId()).forEach(this::follow);
            release(left.userId(), Set.of());
        });
    }

    /** Another team covers for a social worker who moves; what somebody may not do any more goes to those who may. */
    @EventListener
    @Order(FIRST)
    void onStaffScopeChanged(StaffScopeChanged change) {
        systemWork.run(() -> {
            childrenOf(change.userId()).forEach(this::follow);
            release(change.userId(), accounts.groupsOf(change.userId()));
        });
    }

    private void follow(UUID childId) {
        Answerer now = answerers.inSocialWork(childId);
        runningOf(childId).forEach(request -> {
            Answerer before = open.answererOf(request.id());
            if (before.isInSocialWork() && !before.equals(now) && open.pass(request.id(), now) > 0) {
                note(request, now.userId() == null ? "Pupil premium: a task passed to the cover" : "Pupil premium: a task passed to the social worker");
            }
        });
    }

    private void release(String userId, Set<String> groups) {
        open.release(userId, groups).forEach(requestId -> note(requests.find(requestId),
                "Pupil premium: a task was given back because the person who had it cannot do it any more"));
    }

    private List<FundingRecord> runningOf(UUID childId) {
        return requests.of(childId).stream().filter(request -> open.isRunning(request.id())).toList();
    }

    /** The children whose social worker the person is by the register. */
    private List<UUID> childrenOf(String userId) {
        return jdbc.sql("select id from casework.child where social_worker = :who").param("who", userId).query(UUID.class).list();
    }

    private void note(FundingRecord request, String headline) {
        timeline.add(request.childId(), null, headline, null, Actors.current());
    }
}
