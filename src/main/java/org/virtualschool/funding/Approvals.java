package org.virtualschool.funding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingTasks.Waiting;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.Rating;
import org.virtualschool.register.Schools;

/** Everything that waits for a decision of the person logged in. */
@Service
@Transactional(readOnly = true)
public class Approvals {

    private final FundingTasks tasks;
    private final FundingRequestRepository requests;
    private final FundingDecisionRepository decisions;
    private final Commitments commitments;
    private final PepReader peps;
    private final Schools schools;
    private final Discretion discretion;

    Approvals(FundingTasks tasks, FundingRequestRepository requests, FundingDecisionRepository decisions, Commitments commitments, PepReader peps,
            Schools schools, Discretion discretion) {
        this.tasks = tasks;
        this.requests = requests;
        this.decisions = decisions;
        this.commitments = commitments;
        this.peps = peps;
        this.schools = schools;
        this.discretion = discretion;
    }

    /** The first due first. */
    public List<Approval> waiting() {
        List<Waiting> waiting = tasks.waiting();
        Map<UUID, FundingRequest> found = requests.findAllById(waiting.stream().map(Waiting::requestId).toList()).stream()
                .collect(Collectors.toMap(FundingRequest::id, request -> request));
        // Who still has a vote to give has none that stands: what stands is the other one.
        Map<UUID, FundingRecord.Decision> votes = decisions.findByRequestIdInAndVoidedAtIsNull(found.values().stream()
                .filter(request -> request.status() == FundingStatus.WITH_PANEL).map(FundingRequest::id).toList()).stream()
                .filter(vote -> vote.part().isVote()).collect(Collectors.toMap(FundingDecision::requestId, FundingDecision::record));
        Map<UUID, Rating> ratings = peps.lastRatings(found.values().stream().map(FundingRequest::childId).toList());
        Map<Long, String> names = new HashMap<>();
        found.values().stream().map(FundingRequest::schoolKey).filter(Objects::nonNull)
                .forEach(key -> names.computeIfAbsent(key, schools::nameOf));
        Commitments.Funds funds = commitments.funds(found.values().stream().flatMap(request -> YearShares.of(request.wish()).keySet().stream())
                .map(FinancialYear::code).distinct().map(FinancialYear::ofCode).toList());
        return waiting.stream().filter(task -> found.containsKey(task.requestId())).map(task -> {
            FundingRequest request = found.get(task.requestId());
            return new Approval(task.taskId(), request.id(), request.childId(), task.task(), request.status() == FundingStatus.WITH_PANEL,
                    votes.get(request.id()), task.label(), discretion.mayKnowSchoolOf(request.childId()) ? names.getOrDefault(request.schoolKey(), "") : "",
                    request.wish().amountPence(), request.grant(), request.wish().use(), ratings.get(request.childId()), funds.after(request),
                    !funds.missing(request).isEmpty(), task.dueAt());
        }).toList();
    }
}
