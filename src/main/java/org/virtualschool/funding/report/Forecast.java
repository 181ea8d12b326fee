package org.virtualschool.funding.report;

/**
 * How far money will be used by the end of its year, in pence: no estimate, but what is known to come.
 *
 * @param waiting asked for and not decided
 * @param toCome  core amounts of terms that are still to begin, less what is asked for in them already
 */
public record Forecast(long committed, long paid, long waiting, long toCome) {

    /** All of it together. */
    public long total() {
        return committed + paid + waiting + toCome;
    }
}
