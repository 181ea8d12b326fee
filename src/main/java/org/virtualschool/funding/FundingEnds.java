package org.virtualschool.funding;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.funding.ledger.Ledger;

/** Ends requests that are not needed any more, before they are paid. */
@Service
@Transactional
public class FundingEnds {

    private final FundingRequestRepository requests;
    private final FundingProcess process;
    private final FundingRuns runs;
    private final Ledger ledger;
    private final FundingNews news;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    FundingEnds(FundingRequestRepository requests, FundingProcess process, FundingRuns runs, Ledger ledger, FundingNews news,
            Timeline timeline, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.process = process;
        this.runs = runs;
        this.ledger = ledger;
        this.news = news;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Closes the request, whatever it waits for: what is committed for it is released, its tasks are gone, a run that is prepared goes on
     * without it, and who answers for it is told; why, only those who may know of the child. Nothing happens to a request that has ended already.
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
        String why = "A request for pupil premium was closed: %s. It is not paid.".formatted(reason.inWords());
        news.tellAnswerers(request, "funding.closed", why,
                reason == FundingEnd.YEAR_ENDED ? why : "A request for pupil premium was closed. It is not paid.");
    }
}
