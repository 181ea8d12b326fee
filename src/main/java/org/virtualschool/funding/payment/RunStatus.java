package org.virtualschool.funding.payment;

/** How far a payment run has come. */
public enum RunStatus {

    PREPARED("Waits to be released"),
    RELEASED("Released"),
    DISCARDED("Discarded");

    private final String inWords;

    RunStatus(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
