package org.virtualschool.register;

import java.time.LocalDate;

/**
 * What a file says of a child. Null means that it says nothing, and what is on record stays.
 *
 * @param sex       M, F, U (unknown) or I (indeterminate)
 * @param yearGroup as taught: N1, N2, R, 1 to 14
 */
public record ChildDetails(String forename, String surname, String preferredName, LocalDate dateOfBirth, String sex, Upn upn,
        CareStatus careStatus, SenStatus senStatus, String yearGroup, Boolean addressProtected) {

    /** What the statistical return says of a child: no names. */
    public static ChildDetails ofReturn(LocalDate dateOfBirth, String sex, Upn upn) {
        return new ChildDetails(null, null, null, dateOfBirth, sex, upn, null, null, null, null);
    }
}
