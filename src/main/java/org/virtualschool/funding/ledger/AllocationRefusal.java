package org.virtualschool.funding.ledger;

/** Why an allocation is not booked. */
public enum AllocationRefusal {

    /** The grant pays nothing per child that could be reckoned here. */
    NO_FORMULA("This grant is not reckoned by children and rate: enter its amount by hand."),
    /** The grant is reckoned, and not entered. */
    RECKONED("Pupil premium plus is reckoned from children and rate: it is not entered by hand."),
    /** No rate is known. */
    NO_RATE("There is no rate for this grant and year."),
    /** The year has ended, or somebody has closed the fund. */
    CLOSED("The financial year is closed: nothing can be allocated to it any more."),
    /** Neither this year nor the next. */
    FAR_AHEAD("Money can be allocated to this financial year and the next only."),
    /** Nobody was counted. */
    NO_CHILDREN("No child is counted for this year, so there is nothing to book."),
    /** A provisional allocation came after the final one. */
    FINAL_BOOKED("The final allocation is booked: no provisional one can follow it."),
    /** What is asked for stands in the ledger. */
    BOOKED_BEFORE("This was booked before. Nothing was booked again."),
    /** The figures that somebody agreed to are not the figures any more. */
    CHANGED("The figures have changed since you looked. Check them again."),
    /** More would be taken out of a fund than is left in it. */
    TOO_LITTLE("More would be taken out of a fund than is left in it."),
    /** Nothing was allocated that a pool could be taken from. */
    NO_FUND("Nothing has been allocated for requests of this grant and year yet, so nothing can be set aside from it.");

    private final String words;

    AllocationRefusal(String words) {
        this.words = words;
    }

    /** A sentence for the person who asked. */
    public String inWords() {
        return words;
    }
}
