package org.virtualschool.childrecord;

/**
 * A PEP past its due date, in words.
 *
 * @param school      name of the school; says so if there is none or if it is protected
 * @param team        name of the social worker's team; says so if there is none
 * @param due         the day it was due, with how that was reckoned
 * @param daysOverdue working days since then
 * @param exception   whether it is on the exception list
 */
record OverduePep(String reference, String name, String school, String team, String pep, String stage, String due, int daysOverdue,
                  boolean exception) {

    /** As {@code 12 working days}. */
    public String overdueInWords() {
        return daysOverdue == 1 ? "1 working day" : daysOverdue + " working days";
    }
}
