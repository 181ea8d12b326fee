package org.virtualschool.funding.process.yearend;

/** Names in the model {@code processes/funding/funding-year-end.bpmn} and the variables its instances carry. */
final class YearEndCase {

    static final String PROCESS_KEY = "fundingYearEnd";

    static final String PREPARE = "userTask_prepareStatement";
    static final String CONFIRM = "userTask_confirmStatement";

    /** What an instance carries from its start on. */
    static final String YEAR_END_ID = "yearEndId";
    static final String CASE_LABEL = "caseLabel";
    /** When the next warning is due, and when the year is over; not for a further statement. */
    static final String WARN_AT = "warnAt";
    static final String CLOSES_AT = "closesAt";

    /** Whether requests were open when the year was closed. */
    static final String ANYTHING_OPEN = "anythingOpen";
    /** Whether the last who looked at the statement found it right. */
    static final String FIGURES_RIGHT = "figuresRight";

    /** Nothing of the year is promised any more. */
    static final String RELEASED = "funding.commitmentsReleased";
    /** Starts a further statement. */
    static final String CAME_BACK = "funding.moneyCameBack";

    private YearEndCase() {
    }
}
