package org.virtualschool.register;

import java.util.UUID;

/**
 * A child has another social worker or adviser. Published inside the transaction of the change.
 *
 * @param from user id of the predecessor; null if there was none
 * @param to   user id of the successor; null if nobody took over
 */
public record CareTeamChanged(UUID childId, CareRole role, String from, String to) {
}
