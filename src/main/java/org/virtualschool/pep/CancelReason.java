package org.virtualschool.pep;

/** Why a review ended without a signed PEP. */
public enum CancelReason {

    LEFT_CARE("The child is no longer looked after"),
    OTHER_AUTHORITY("Another authority looks after the child now"),
    YEAR_13_ENDED("Year 13 has ended"),
    NO_PROVISION("The child is below school age and at no early years setting now"),
    SCHOOL_CHANGED("The child has moved to another school, where a new PEP begins"),
    LEFT_SCHOOL("The child is on no school's roll now; a PEP begins with the adviser"),
    TERM_BEGAN("The school is open again and writes its own PEP"),
    NOT_COMPLETED("Closed as not completed in its term");

    private final String inWords;

    CancelReason(String inWords) {
        this.inWords = inWords;
    }

    /** Whether it says that the child was not there any more: untrue once the child is back. */
    public boolean childGone() {
        return this == LEFT_CARE || this == OTHER_AUTHORITY || this == YEAR_13_ENDED || this == NO_PROVISION;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
