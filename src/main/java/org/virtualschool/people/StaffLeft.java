package org.virtualschool.people;

/**
 * Somebody has left: their account is closed and their memberships are gone. Published inside the transaction.
 *
 * @param userId who
 */
public record StaffLeft(String userId) {
}
