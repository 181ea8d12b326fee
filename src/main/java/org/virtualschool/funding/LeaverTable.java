package org.virtualschool.funding;

/** The authority's table that says what becomes of premium when a child leaves. */
public interface LeaverTable {

    /** What the table says of these facts. */
    Ruling decide(LeaverFacts facts);

    /**
     * What the table says.
     *
     * @param rule the words of the row that fits
     */
    record Ruling(LeaverOutcome outcome, String rule) {
    }
}
