package org.virtualschool.funding.process;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingDecisions;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.Wish;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/** "Answer a question about funding": the requester says more, and may change amount and days. */
@Component
class AnswerForm implements TaskForm {

    private static final int PENCE_DIGITS = 2;

    private final FundingTaskDesk desk;
    private final FundingDecisions decisions;

    AnswerForm(FundingTaskDesk desk, FundingDecisions decisions) {
        this.desk = desk;
        this.decisions = decisions;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public String taskKey() {
        return FundingCase.ANSWER;
    }

    @Override
    public Map<String, Object> prefill(TaskCase task) {
        FundingRecord request = desk.request(task);
        Wish wish = request.wish();
        return desk.begin(task, request).putText("summaryQuestion", request.question())
                .put("requestedAmount", BigDecimal.valueOf(wish.amountPence(), PENCE_DIGITS).toPlainString())
                .put("provisionStartsOn", wish.startsOn().toString())
                .put("provisionEndsOn", wish.endsOn().toString()).values();
    }

    @Override
    public Map<String, Object> complete(TaskCase task, FormAnswers answers) {
        Wish wish = desk.request(task).wish();
        decisions.answer(task.caseId(), answers.text("fundingAnswer"), new Wish(wish.use(), wish.need(), wish.provision(), wish.outcome(),
                answers.date("provisionStartsOn"), answers.date("provisionEndsOn"), answers.pence("requestedAmount")), task.userId());
        desk.noteDone(task, "A question about pupil premium was answered");
        return Map.of();
    }
}
