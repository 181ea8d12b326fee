package org.virtualschool.funding.yearend;

import org.virtualschool.funding.ledger.Grant;

/**
 * Whether what is left of a grant goes back to the Department for Education.
 *
 * @param source   where the rule comes from and how sure it is
 * @param verified whether it was read in a source that is in force
 */
public record ReturnRule(Grant grant, boolean goesBack, String source, boolean verified) {
}
