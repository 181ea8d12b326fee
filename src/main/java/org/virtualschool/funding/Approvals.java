package org.virtualschool.funding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.Approval.Money;
import org.virtualschool.funding.FundingTasks.Waiting;
import org.virtualschool.pep.PepReader;
import org.virtualschool.pep.Rating;
import org.virtualschool.register.Schools;
import org.virtualschool.security.CurrentViewer;

/** Everything that waits for a decision of the person logged in. */
@Service
@Transactional(readOnly = true)
public class Approvals {

    private final FundingTasks tasks;
    private final FundingRequestRepository requests;
    private final FundingDecisionRepository decisions;
    private final Commitments commitments;
    private final FundingAnswerRepository answers;
    private final FourEyes fourEyes;
    private final PepReader peps;
    private final Schools schools;
    private final Discretion discretion;
    private final CurrentViewer currentViewer;

    Approvals(FundingTasks tasks, FundingRequestRepository requests, FundingDecisionRepository decisions, Commitments commitments,
            FundingAnswerRepository answers, FourEyes fourEyes, PepReader peps, Schools schools, Discretion discretion, CurrentViewer currentViewer) {
        this.tasks = tasks;
        this.requests = requests;
        this.decisions = decisions;
        this.commitments = commitments;
        this.answers = answers;
        this.fourEyes = fourEyes;
        this.peps = peps;
        this.schools = schools;
        this.discretion = discretion;
        this.currentViewer = currentViewer;
    }

    /** The first due first; with those that somebody else of their group has to decide, as they asked for them. */
    public List<Approval> waiting() {
        Open open = open();
        Map<UUID, Rating> ratings = peps.lastRatings(open.requests().values().stream().map(FundingRequest::childId).toList());
        Map<Long, String> names = new HashMap<>();
        open.requests().values().stream().map(FundingRequest::schoolKey).filter(Objects::nonNull)
                .forEach(key -> names.computeIfAbsent(key, schools::nameOf));
        Commitments.Funds funds = commitments.funds(open.requests().values().stream()
                .flatMap(request -> YearShares.of(request.wish()).keySet().stream())
                .map(FinancialYear::code).distinct().map(FinancialYear::ofCode).toList());
        return open.tasks().stream().map(task -> {
            FundingRequest request = open.request(task);
            Wish wish = request.wish();
            PanelVotes votes = open.votes(task);
            long pence = votes.expectedPence(wish.amountPence());
            return new Approval(task.taskId(), request.id(), request.childId(), task.task(), task.part(), votes, refusal(open, task).orElse(null),
                    task.label(), discretion.mayKnowSchoolOf(request.childId()) ? names.getOrDefault(request.schoolKey(), "") : "",
                    wish.amountPence(), wish.startsOn(), wish.endsOn(), request.grant(), wish.use(), ratings.get(request.childId()),
                    new Money(pence, funds.after(request, pence), funds.missing(request)), task.dueAt());
        }).toList();
    }

    /** How many of them the person may decide. */
    public long count() {
        Open open = open();
        return open.tasks().stream().filter(task -> refusal(open, task).isEmpty()).count();
    }

    private Optional<String> refusal(Open open, Waiting task) {
        PanelVotes votes = open.votes(task);
        return fourEyes.refusal(open.request(task), open.answers().getOrDefault(task.requestId(), List.of()), Optional.ofNullable(votes.other()).filter(vote -> votes.otherCounts()),
                currentViewer.get().userId());
    }

    private Open open() {
        List<Waiting> waiting = tasks.waiting();
        Map<UUID, FundingRequest> found = requests.findAllById(waiting.stream().map(Waiting::requestId).toList()).stream()
                .collect(Collectors.toMap(FundingRequest::id, request -> request));
        Map<UUID, List<FundingRecord.Decision>> decided = decisions.findByRequestIdInOrderByDecidedAt(found.values().stream()
                .filter(request -> request.status() == FundingStatus.WITH_PANEL).map(FundingRequest::id).toList()).stream()
                .collect(Collectors.groupingBy(FundingDecision::requestId, Collectors.mapping(FundingDecision::record, Collectors.toList())));
        Map<UUID, List<FundingAnswer>> answered = answers.findByRequestIdInOrderByAnsweredAt(found.keySet()).stream()
                .collect(Collectors.groupingBy(FundingAnswer::requestId));
        return new Open(waiting.stream().filter(task -> found.containsKey(task.requestId())).toList(), found, decided, answered);
    }

    /** What waits, with what was decided before on what is for the panel, and what was answered. */
    private record Open(List<Waiting> tasks, Map<UUID, FundingRequest> requests, Map<UUID, List<FundingRecord.Decision>> decided,
            Map<UUID, List<FundingAnswer>> answers) {

        private FundingRequest request(Waiting task) {
            return requests.get(task.requestId());
        }

        private PanelVotes votes(Waiting task) {
            return PanelVotes.of(decided.getOrDefault(task.requestId(), List.of()), task.part());
        }
    }
}
