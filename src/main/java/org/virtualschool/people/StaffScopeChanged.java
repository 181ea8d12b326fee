package org.virtualschool.people;

/**
 * Somebody's roles, schools or team have changed, a new member of staff's included. Published inside the transaction.
 *
 * @param userId who
 */
public record StaffScopeChanged(String userId) {
}
