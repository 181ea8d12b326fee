package org.virtualschool.funding;

/** Why a request ends before it is paid. */
public enum FundingEnd {

    LEFT_CARE("the child is not looked after any more"),
    LEFT_SCHOOL("the child has left the school"),
    CHANGED_SCHOOL("the child has changed school"),
    YEAR_ENDED("the financial year has ended");

    private final String inWords;

    FundingEnd(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it, within a sentence. */
    public String inWords() {
        return inWords;
    }
}
