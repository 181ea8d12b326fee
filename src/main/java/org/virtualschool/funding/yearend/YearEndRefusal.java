package org.virtualschool.funding.yearend;

/** Why a year end does not begin, or does not go on. */
public enum YearEndRefusal {

    NO_FUNDS("Nothing is allocated for this year, so there is nothing to end."),
    NOT_YET("This year has not begun."),
    BEGUN_BEFORE("The year end has begun already."),
    NOT_DONE("The year end is not done yet. What came back is part of the statement that is under way."),
    NOTHING_CAME_BACK("Nothing has come back since the last statement.");

    private final String words;

    YearEndRefusal(String words) {
        this.words = words;
    }

    /** As a sentence for people. */
    public String inWords() {
        return words;
    }
}
