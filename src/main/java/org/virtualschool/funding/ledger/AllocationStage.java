package org.virtualschool.funding.ledger;

/** How sure a reckoned allocation is. */
public enum AllocationStage {

    /** As it looks before the return of the year is settled; may be reckoned again. */
    PROVISIONAL("Provisional"),
    /** As settled; no provisional one follows it. */
    FINAL("Final");

    private final String words;

    AllocationStage(String words) {
        this.words = words;
    }

    /** As people call it. */
    public String inWords() {
        return words;
    }
}
