package org.virtualschool.funding.payment;

/** Why a run is not prepared, released or discarded; nothing has changed then. */
public enum RunRefusal {

    NOTHING_TO_PAY("Nothing waits to be paid. It may be in a run already."),
    CHANGED("What waits to be paid has changed since you looked. Look at it again."),
    TOOK_PART_PREPARING("You asked for a request here or decided on one. Somebody else has to prepare this run."),
    TOOK_PART("You asked for a request in this run or decided on one. Somebody else has to release it."),
    PREPARED_BY_YOU("You prepared this run. Somebody else has to release it."),
    SENT_BACK_BY_YOU("You recorded that a payment in this run had been sent back. Somebody else has to release it."),
    RELEASED_BEFORE("This run was released before. Every request in it is paid once."),
    DISCARDED_BEFORE("This run was discarded before. What was in it can be put into another."),
    NOTHING_LEFT("Every request in this run was left out of it. Discard the run."),
    AMOUNT_CHANGED("What is approved for a request in this run, or its school, has changed. Discard the run and prepare another.");

    private final String inWords;

    RunRefusal(String inWords) {
        this.inWords = inWords;
    }

    /** What the person is told. */
    public String inWords() {
        return inWords;
    }
}
