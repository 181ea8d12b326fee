package org.virtualschool.funding.yearend;

/** What became of a request that was open when its year was closed. */
public enum ItemOutcome {

    /** It lay in the year alone: its money is released and it is closed. */
    CLOSED("closed, the money released"),
    /** It goes on into the next year with that year's share alone. */
    NEW_YEAR("cut to what lies in the next year"),
    /** It was paid by a run that was released before. */
    PAID("paid by a run released before"),
    /** It was not decided: who asked for it was told. */
    TOLD("not decided in time, and who asked was told"),
    /** It had ended by itself. */
    NOTHING("ended in another way");

    private final String words;

    ItemOutcome(String words) {
        this.words = words;
    }

    /** As people read it after a number of requests. */
    public String inWords() {
        return words;
    }
}
