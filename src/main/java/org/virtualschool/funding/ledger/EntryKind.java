package org.virtualschool.funding.ledger;

/** What an entry of the ledger does with the money. */
public enum EntryKind {

    /** Puts money into the fund. */
    ALLOCATE("Allocated"),
    /** Promises it to a request. */
    COMMIT("Committed"),
    /** Takes a promise back. */
    RELEASE("Released"),
    /** Pays what was promised. */
    PAY("Paid"),
    /** Takes back what was paid and not spent. */
    REFUND("Refunded"),
    /** Gives it back to the Department for Education. */
    RETURN("Returned");

    private final String words;

    EntryKind(String words) {
        this.words = words;
    }

    /** As people call it. */
    public String inWords() {
        return words;
    }
}
