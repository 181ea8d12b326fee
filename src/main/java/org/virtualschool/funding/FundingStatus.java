package org.virtualschool.funding;

/** How far a request has come. */
public enum FundingStatus {

    REQUESTED("Being checked"),
    NOT_ELIGIBLE("Cannot be paid for"),
    WITH_APPROVER("Waiting for a decision"),
    WITH_PANEL("Waiting for the panel"),
    QUESTION("Waiting for an answer"),
    DECLINED("Declined"),
    COMMITTED("Approved"),
    PAID("Paid"),
    IMPACT_DUE("Paid, report of what it achieved due"),
    REFUND_DUE("Paid, refund due"),
    ACCOUNTED("Accounted for"),
    CLOSED("Closed");

    private final String inWords;

    FundingStatus(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }

    /** Whether somebody can decide on it now. */
    public boolean decidable() {
        return this == WITH_APPROVER || this == WITH_PANEL;
    }

    /** Whether it came to its end without being paid. */
    public boolean ended() {
        return this == NOT_ELIGIBLE || this == DECLINED || this == CLOSED;
    }

    /** Whether it stands in the way of another request for the same. */
    public boolean stands() {
        return !ended();
    }
}
