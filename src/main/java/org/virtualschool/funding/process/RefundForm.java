package org.virtualschool.funding.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.register.Schools;
import org.virtualschool.workflow.FormAnswers;
import org.virtualschool.workflow.TaskCase;
import org.virtualschool.workflow.TaskForm;

/**
 * "Confirm the refund": finance has what was not spent. It sees money, reference and school, and nothing that was written;
 * of a protected child no reference, but its place in the payment run.
 */
@Component
class RefundForm implements TaskForm {

    private final FundingTaskDesk desk;
    private final FundingSummaries summaries;
    private final FundingAccounts accounts;
    private final Schools schools;
    private final FundingLabels labels;

    RefundForm(FundingTaskDesk desk, FundingSummaries summaries, FundingAccounts accounts, Schools schools, FundingLabels labels) {
        this.desk = desk;
        this.summaries = summaries;
        this.accounts = accounts;
        this.schools = schools;
        this.labels = labels;
    }

    @Override
    public String processKey() {
        return FundingCase.PROCESS_KEY;
    }

    @Override
    public String taskKey() {
        return FundingCase.REFUND;
    }

    @Override
    public Map<String, Object> prefill(TaskCase task) {
        FundingRecord request = desk.request(task);
        String school = desk.mayReadWhatIsWritten(request) ? schools.nameOf(request.schoolKey()) : null;
        return desk.beginWithout(task).put("summaryRefund", summaries.refund(request, school, labels.of(request),
                accounts.paid(request.id()), accounts.refundDue(request.id()), accounts.paidInRun(request.id()))).values();
    }

    @Override
    public Map<String, Object> complete(TaskCase task, FormAnswers answers) {
        accounts.confirmRefund(task.caseId(), answers.pence("refundAmount"), answers.date("refundReceivedOn"), task.userId());
        desk.noteDone(task, "A refund of pupil premium was confirmed");
        return Map.of();
    }
}
