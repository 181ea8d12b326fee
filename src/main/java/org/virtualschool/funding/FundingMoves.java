package org.virtualschool.funding;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has requests go on for another school. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class FundingMoves {

    private final FundingRequestRepository requests;
    private final FundingDecisionRepository decisions;
    private final FundingProcess process;
    private final FundingRuns runs;
    private final Clock clock;

    FundingMoves(FundingRequestRepository requests, FundingDecisionRepository decisions, FundingProcess process, FundingRuns runs, Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.process = process;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * The request goes on for a school the child is at now: that is paid and reports. One that is being decided on is checked and passed on
     * again, and what the panel has voted counts no more; one that is approved keeps its money and is left out of a run that is prepared.
     *
     * @throws IllegalStateException if it is paid, or in a run that is released, so that it is about to be; nothing has changed
     */
    void toSchool(UUID requestId, long schoolKey) {
        runs.leaveOut(requestId);
        FundingRequest request = requests.findAndHoldById(requestId).orElseThrow(() -> new IllegalArgumentException("No request " + requestId));
        request.moveTo(schoolKey);
        decisions.findByRequestIdAndVoidedAtIsNull(requestId).stream()
                .filter(vote -> vote.part().isVote() && request.status() != FundingStatus.COMMITTED).forEach(vote -> vote.voidAt(clock.instant()));
        requests.saveAndFlush(request);
        process.passOn(request.record(List.of(), List.of()));
    }
}
