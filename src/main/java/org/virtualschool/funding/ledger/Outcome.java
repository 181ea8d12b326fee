package org.virtualschool.funding.ledger;

/** What came of asking the ledger to book something; unless it is {@link #BOOKED} nothing has changed. */
public enum Outcome {

    /** It stands in the ledger. */
    BOOKED,
    /** There is less than would have to be moved. */
    TOO_LITTLE,
    /** The fund is closed, or its financial year has ended. */
    CLOSED,
    /** It was booked before, or there is nothing to book. */
    NOTHING_TO_DO
}
