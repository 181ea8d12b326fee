package org.virtualschool.funding;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.register.Children;

/** Ends requests that are not needed any more, before they are paid. */
@Service
@Transactional
public class FundingEnds {

    private final FundingRequestRepository requests;
    private final FundingProcess process;
    private final FundingRuns runs;
    private final Ledger ledger;
    private final Notifications notifications;
    private final Children children;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    FundingEnds(FundingRequestRepository requests, FundingProcess process, FundingRuns runs, Ledger ledger, Notifications notifications,
            Children children, Timeline timeline, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.process = process;
        this.runs = runs;
        this.ledger = ledger;
        this.notifications = notifications;
        this.children = children;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Closes the request, whatever it waits for: what is committed for it is released, its tasks are gone, a run that is prepared goes on
     * without it, and who asked for it is told why. Nothing happens to a request that has ended already.
     *
     * @param actor user id of who ends it
     * @throws IllegalStateException    if it is paid, or in a run that is released, so that it is about to be; nothing has changed
     * @throws IllegalArgumentException if there is no such request
     */
    public void close(UUID requestId, FundingEnd reason, String actor) {
        runs.leaveOut(requestId);
        FundingRequest request = requests.findAndHoldById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId));
        if (request.status().ended()) {
            return;
        }
        request.close(reason, actor, clock.instant());
        ledger.release(requestId, "Request closed: " + reason.inWords(), actor);
        process.end(requestId);
        timeline.add(request.childId(), null, "Pupil premium closed: " + reason.inWords(), null, actor);
        audit.done("funding.closed", request.childId(), requestId.toString());
        notifications.tell(Set.of(request.requestedBy()), new Notice("funding.closed",
                "A request for pupil premium was closed: %s. It is not paid.".formatted(reason.inWords()), request.childId(),
                "/children/" + children.get(request.childId()).reference(), Notice.Urgency.DAILY));
    }
}
