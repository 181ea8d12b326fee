package org.virtualschool.childrecord;

import static org.virtualschool.people.RoleTrait.NEEDS_CARE;
import static org.virtualschool.people.RoleTrait.NEEDS_DWELLING_OF_PROTECTED;
import static org.virtualschool.people.RoleTrait.NEEDS_SCHOOL_OF_PROTECTED;

import java.util.Collection;

/**
 * Which parts of a record a reader of it needs, by role and sensitivity. Whether the child may be read at all is decided
 * before, by {@code security}.
 *
 * @param care     legal status, periods of care and placements: social care and the virtual school, not schools
 * @param school   the school and earlier schools; of a protected child only for those who work with the school
 * @param dwelling kinds of placement; of a protected child only for social care and the head of the virtual school
 */
record NeedToKnow(boolean care, boolean school, boolean dwelling) {

    /** What somebody in these roles needs to know of a child. */
    static NeedToKnow of(Collection<String> roles, boolean addressProtected) {
        boolean care = NEEDS_CARE.isOfAny(roles);
        return new NeedToKnow(care,
                !addressProtected || NEEDS_SCHOOL_OF_PROTECTED.isOfAny(roles),
                care && (!addressProtected || NEEDS_DWELLING_OF_PROTECTED.isOfAny(roles)));
    }
}
