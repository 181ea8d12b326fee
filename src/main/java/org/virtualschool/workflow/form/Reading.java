package org.virtualschool.workflow.form;

/**
 * A submitted value, read as what its field holds.
 *
 * @param value   String, Boolean, Integer, BigDecimal, LocalDate or List of String; null if empty or unreadable
 * @param forFeel the same as a condition of the form sees it in the browser; null if empty or unreadable
 * @param problem what is wrong with it, in words; null if it could be read
 */
record Reading(Object value, Object forFeel, String problem) {

    static final Reading EMPTY = new Reading(null, null, null);

    static Reading of(Object value) {
        return new Reading(value, value, null);
    }

    static Reading unreadable(String problem) {
        return new Reading(null, null, problem);
    }

    /** Whether anything was given that a form not showing the field could not have sent. */
    boolean givesSomething() {
        return problem != null || value != null && !Boolean.FALSE.equals(value);
    }
}
