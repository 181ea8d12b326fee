package org.virtualschool.funding.ledger;

/** What a fund is for. */
public enum FundKind {

    /** Requests for single children are charged to it; one a grant and year. */
    CHILDREN("For requests"),
    /** Kept by the virtual school for work with all children; one a grant and year. */
    CENTRAL("Kept centrally"),
    /** Set aside from the fund for requests, for several children together; any number a grant and year. */
    POOLED("Pooled");

    private final String words;

    FundKind(String words) {
        this.words = words;
    }

    /** As people call it. */
    public String inWords() {
        return words;
    }
}
