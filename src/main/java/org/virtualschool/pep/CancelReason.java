package org.virtualschool.pep;

/** Why a review ended without a signed PEP. */
public enum CancelReason {

    LEFT_CARE("The child is no longer looked after"),
    OTHER_AUTHORITY("Another authority looks after the child now"),
    YEAR_13_ENDED("Year 13 has ended"),
    SCHOOL_CHANGED("The child has moved to another school, where a new PEP begins"),
    NOT_COMPLETED("Closed as not completed in its term");

    private final String inWords;

    CancelReason(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
