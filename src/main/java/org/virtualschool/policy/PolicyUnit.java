package org.virtualschool.policy;

/** The units a policy value may have, as stored. */
public final class PolicyUnit {

    /** Days from Monday to Friday that are no bank holiday in England. */
    public static final String WORKING_DAYS = "working-days";
    /** Days on which the child's school is open to pupils. */
    public static final String SCHOOL_DAYS = "school-days";
    /** A plain number. */
    public static final String COUNT = "count";
    /** A share of a hundred, 0 to 100. */
    public static final String PERCENT = "percent";
    /** An amount of money in pence. */
    public static final String PENCE = "pence";
    /** A date, stored as yyyy-mm-dd. */
    public static final String DATE = "date";
    /** A time of day by the clocks in England, stored as hh:mm. */
    public static final String TIME = "time";

    private PolicyUnit() {
    }
}
