package org.virtualschool.funding.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.ImpactReport;
import org.virtualschool.funding.OutcomeReached;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/** "Report what the premium achieved": what was spent, and what is different for the child. */
@Component
class ImpactForm implements TaskForm {

    private final FundingTaskDesk desk;
    private final FundingSummaries summaries;
    private final FundingAccounts accounts;
    private final FundingLabels labels;

    ImpactForm(FundingTaskDesk desk, FundingSummaries summaries, FundingAccounts accounts, FundingLabels labels) {
        this.desk = desk;
        this.summaries = summaries;
        this.accounts = accounts;
        this.labels = labels;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public String taskKey() {
        return FundingCase.REPORT;
    }

    @Override
    public Map<String, Object> prefill(TaskCase task) {
        FundingRecord request = desk.request(task);
        return desk.begin(task, request).put("summaryPaid", summaries.paid(accounts.paid(request.id()), accounts.mostSpent(request.id()))).values();
    }

    @Override
    public Map<String, Object> complete(TaskCase task, FormAnswers answers) {
        boolean moneyLeft = accounts.report(task.caseId(), new ImpactReport(answers.pence("spentAmount"),
                OutcomeReached.ofCode(answers.text("outcomeReached")), answers.text("impactChange"), answers.text("impactEvidence")), task.userId());
        desk.noteDone(task, "What pupil premium achieved was reported");
        return Map.of(FundingCase.MONEY_LEFT, moneyLeft, FundingCase.CASE_LABEL, labels.of(desk.request(task)));
    }
}
