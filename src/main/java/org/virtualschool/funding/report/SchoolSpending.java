package org.virtualschool.funding.report;

/**
 * The money of a grant and financial year at one school, in pence.
 *
 * @param school    its name; {@link #NO_ROLL}, {@link #KEPT} or {@link #KEPT_OR_EXCLUDED} for those who are put together instead
 * @param allocated the core amounts of the year, for pupil premium plus; otherwise 0: there is no share by school
 */
public record SchoolSpending(String school, long allocated, Forecast forecast) {

    /** Children on no school's roll. */
    public static final String NO_ROLL = "On no roll";
    /** Children whose school is kept from the reader. */
    public static final String KEPT = "Address protected";
    /** The same for a reader who is excluded from some. */
    public static final String KEPT_OR_EXCLUDED = "Address protected or kept from you";

    /** What of the core amounts is neither committed nor paid; below 0 where more than those was given. */
    public long left() {
        return allocated - forecast.committed() - forecast.paid();
    }

    /** Both together, under the name of this one. */
    public SchoolSpending plus(SchoolSpending other) {
        return new SchoolSpending(school, allocated + other.allocated, new Forecast(forecast.committed() + other.forecast.committed(),
                forecast.paid() + other.forecast.paid(), forecast.waiting() + other.forecast.waiting(), forecast.toCome() + other.forecast.toCome()));
    }
}
