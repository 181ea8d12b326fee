package org.virtualschool.funding.process;

import java.util.Map;
import java.util.Optional;
import org.virtualschool.funding.DecisionOutcome;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.funding.FundingOutlook;
import org.virtualschool.funding.FundingOutlooks;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.PanelVotes;
import org.virtualschool.funding.Verdict;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.Prefill;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/** The form by which a request is decided, by one person or by the two of the panel. */
class DecisionForm implements TaskForm {

    private static final Map<DecisionOutcome, String> OUTCOMES = Map.of(DecisionOutcome.APPROVE, FundingCase.APPROVED,
            DecisionOutcome.DECLINE, FundingCase.DECLINED, DecisionOutcome.ASK, FundingCase.ASKED);
    private static final Map<DecisionOutcome, String> HEADLINES = Map.of(DecisionOutcome.APPROVE, "Pupil premium approved",
            DecisionOutcome.DECLINE, "Pupil premium declined", DecisionOutcome.ASK, "A question was asked about pupil premium");

    private final String taskKey;
    private final DecisionPart part;
    private final FundingTaskDesk desk;
    private final FundingSummaries summaries;
    private final FundingOutlooks outlooks;
    private final FundingDecisions decisions;

    DecisionForm(String taskKey, DecisionPart part, FundingTaskDesk desk, FundingSummaries summaries, FundingOutlooks outlooks,
            FundingDecisions decisions) {
        this.taskKey = taskKey;
        this.part = part;
        this.desk = desk;
        this.summaries = summaries;
        this.outlooks = outlooks;
        this.decisions = decisions;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public String taskKey() {
        return taskKey;
    }

    @Override
    public Map<String, Object> prefill(TaskCase task) {
        FundingRecord request = desk.request(task);
        boolean written = desk.mayReadWhatIsWritten(request);
        PanelVotes votes = PanelVotes.of(request.decisions(), part);
        FundingOutlook outlook = outlooks.of(request.id(), votes.expectedPence(request.wish().amountPence()));
        Prefill form = desk.begin(task, request)
                .put("summaryAnswer", written ? summaries.answers(request) : null)
                .put("summaryYear", summaries.year(outlook))
                .put("summaryFund", summaries.funds(outlook, request.wish().amountPence()));
        return form.put("summaryOtherVote", summaries.vote(Optional.ofNullable(votes.other()), written)).values();
    }

    @Override
    public Map<String, Object> complete(TaskCase task, FormAnswers answers) {
        Verdict verdict = verdict(desk.request(task), answers);
        if (!part.isVote()) {
            DecisionOutcome outcome = decisions.decide(task.caseId(), verdict, task.userId());
            desk.noteDone(task, HEADLINES.get(outcome));
            return Map.of(FundingCase.OUTCOME, OUTCOMES.get(outcome));
        }
        Optional<DecisionOutcome> outcome = decisions.vote(task.caseId(), part, verdict, task.userId());
        desk.noteDone(task, outcome.map(HEADLINES::get).orElse("A vote was given on pupil premium"));
        return Map.of(FundingCase.OUTCOME, outcome.map(OUTCOMES::get).orElse(FundingCase.OPEN));
    }

    private static Verdict verdict(FundingRecord request, FormAnswers answers) {
        return switch (answers.text("fundingOutcome")) {
            case "approve" -> new Verdict(DecisionOutcome.APPROVE, request.wish().amountPence(), null);
            case "approve-part" -> new Verdict(DecisionOutcome.APPROVE, smaller(request, answers.pence("approvedAmount")), answers.text("decisionReason"));
            case "decline" -> new Verdict(DecisionOutcome.DECLINE, null, answers.text("decisionReason"));
            default -> new Verdict(DecisionOutcome.ASK, null, answers.text("decisionQuestion"));
        };
    }

    private static long smaller(FundingRecord request, long pence) {
        new FieldFaults().rejectIf(pence == request.wish().amountPence(), "approvedAmount",
                "That is the whole amount. Enter less, or approve the whole amount.").throwIfAny();
        return pence;
    }
}
