package org.virtualschool.funding.web;

import org.springframework.stereotype.Component;
import org.virtualschool.funding.Approvals;

/** How many requests wait for a decision of the person logged in, for the home page. */
@Component("approvalSummary")
public class ApprovalSummary {

    private final Approvals approvals;

    ApprovalSummary(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Such as "12 requests wait for your decision."; without those that somebody else has to decide. */
    public String inWords() {
        long waiting = approvals.count();
        if (waiting == 0) {
            return "No request waits for your decision.";
        }
        return waiting == 1 ? "1 request waits for your decision." : waiting + " requests wait for your decision.";
    }
}
