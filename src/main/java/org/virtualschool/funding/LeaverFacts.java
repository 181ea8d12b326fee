package org.virtualschool.funding;

/**
 * What the table for leavers looks at.
 *
 * @param pooled    whether it is charged to pooled money
 * @param event     code of what happened to the child
 * @param stage     "deciding", "committed" or "paid"
 * @param provision "ahead", "begun" or "over" on the day the child left
 * @param school    of what kind the school is whose the request was: "ours" in this authority, "independent", "elsewhere" in another one,
 *                  "none" for a child on no roll
 */
public record LeaverFacts(boolean pooled, String event, String stage, String provision, String school) {
}
