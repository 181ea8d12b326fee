package org.virtualschool.funding;

/** What somebody decided. */
public enum DecisionOutcome {
    /** Premium is given, as much as was asked or less. */
    APPROVE,
    /** None is given. */
    DECLINE,
    /** The requester is asked for more first. */
    ASK
}
