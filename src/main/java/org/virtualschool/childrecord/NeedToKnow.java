package org.virtualschool.childrecord;

import static org.virtualschool.people.RoleTrait.NEEDS_ALL_OF_PEPS;
import static org.virtualschool.people.RoleTrait.NEEDS_CARE;
import static org.virtualschool.people.RoleTrait.NEEDS_DWELLING_OF_PROTECTED;
import static org.virtualschool.people.RoleTrait.NEEDS_EDUCATION_OF_PEPS;
import static org.virtualschool.people.RoleTrait.NEEDS_PEPS_AT_SCHOOL;
import static org.virtualschool.people.RoleTrait.NEEDS_SCHOOL_OF_PROTECTED;

import java.util.Collection;
import org.virtualschool.pep.PepReading;

/**
 * Which parts of a record a reader of it needs, by role and sensitivity. Whether the child may be read at all is decided
 * before, by {@code security}.
 *
 * @param care     legal status, periods of care and placements: social care and the virtual school, not schools
 * @param school   the school and earlier schools; of a protected child only for those who work with the school
 * @param dwelling kinds of placement; of a protected child only for social care and the head of the virtual school
 * @param written  what was written in PEPs; of a protected child only for those who may know the school
 */
record NeedToKnow(boolean care, boolean school, boolean dwelling, PepReading written) {

    /** What somebody in these roles needs to know of a child. */
    static NeedToKnow of(Collection<String> roles, boolean addressProtected) {
        boolean care = NEEDS_CARE.isOfAny(roles);
        boolean school = !addressProtected || NEEDS_SCHOOL_OF_PROTECTED.isOfAny(roles);
        return new NeedToKnow(care, school, care && (!addressProtected || NEEDS_DWELLING_OF_PROTECTED.isOfAny(roles)),
                school ? written(roles) : PepReading.NOTHING);
    }

    private static PepReading written(Collection<String> roles) {
        if (NEEDS_ALL_OF_PEPS.isOfAny(roles)) {
            return PepReading.ALL;
        }
        if (NEEDS_PEPS_AT_SCHOOL.isOfAny(roles)) {
            return PepReading.SCHOOL;
        }
        return NEEDS_EDUCATION_OF_PEPS.isOfAny(roles) ? PepReading.EDUCATION : PepReading.NOTHING;
    }
}
