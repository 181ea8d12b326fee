package org.virtualschool.pep;

/** How far a PEP has come. "Overdue" is no status: it is reckoned from the due dates of the open tasks. */
public enum PepStatus {

    INITIATING("To be initiated by the social worker"),
    PREPARING("School, social worker and child are preparing it"),
    MEETING_DUE("Waiting for the PEP meeting"),
    CONFIRMING("Plan to be confirmed by the social worker"),
    IN_QA("In quality assurance"),
    RETURNED("Returned for rework"),
    FOR_DECISION("Red for the second time: the head of the virtual school decides"),
    FOR_SIGN_OFF("Waiting for sign-off"),
    SIGNED_OFF("Signed off"),
    CANCELLED("Cancelled");

    private final String inWords;

    PepStatus(String inWords) {
        this.inWords = inWords;
    }

    /** Whether work on the PEP goes on; a closed PEP is locked. */
    public boolean open() {
        return this != SIGNED_OFF && this != CANCELLED;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
