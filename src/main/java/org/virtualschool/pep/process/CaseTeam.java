package org.virtualschool.pep.process;

/**
 * Who works on a child's PEP beside the school.
 *
 * @param socialWorker user id; null if the child has none, or only one who has left
 * @param teamGroup    the group that covers for the social worker; never null
 * @param adviser      user id; null if the child has none, or only one who has left
 */
record CaseTeam(String socialWorker, String teamGroup, String adviser) {
}
