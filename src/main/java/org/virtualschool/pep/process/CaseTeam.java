package org.virtualschool.pep.process;

/**
 * Who works on a child's PEP beside the school.
 *
 * @param socialWorker user id; null if the child has none, or only one who has left or is no social worker now
 * @param teamGroup    the group that covers for the social worker; never null
 * @param adviser      user id; null if the child has none, or only one who has left or is no adviser now
 */
record CaseTeam(String socialWorker, String teamGroup, String adviser) {

    /** Whose the task of this kind is; null if it is a group's, or nobody's at present. */
    String ownerOf(String taskKey) {
        if (OpenReviews.SOCIAL_WORK.contains(taskKey)) {
            return socialWorker;
        }
        return OpenReviews.ADVICE.contains(taskKey) ? adviser : null;
    }
}
