package org.virtualschool.childrecord;

import static org.virtualschool.people.Role.DESIGNATED_TEACHER;
import static org.virtualschool.people.Role.DIRECTOR_OF_CHILDRENS_SERVICES;
import static org.virtualschool.people.Role.EARLY_YEARS_PROVIDER;
import static org.virtualschool.people.Role.HEADTEACHER;
import static org.virtualschool.people.Role.INDEPENDENT_REVIEWING_OFFICER;
import static org.virtualschool.people.Role.SOCIAL_WORKER;
import static org.virtualschool.people.Role.SOCIAL_WORK_MANAGER;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_ADVISER;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_COORDINATOR;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_HEAD;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
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

    private static final Set<String> CARE = Set.of(SOCIAL_WORKER, SOCIAL_WORK_MANAGER, INDEPENDENT_REVIEWING_OFFICER,
            VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_COORDINATOR, DIRECTOR_OF_CHILDRENS_SERVICES);
    private static final Set<String> SCHOOL_OF_PROTECTED = Set.of(SOCIAL_WORKER, SOCIAL_WORK_MANAGER,
            INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_COORDINATOR,
            DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER);
    private static final Set<String> DWELLING_OF_PROTECTED = Set.of(SOCIAL_WORKER, SOCIAL_WORK_MANAGER,
            INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD);
    private static final Set<String> EVERYTHING_WRITTEN = Set.of(SOCIAL_WORKER, SOCIAL_WORK_MANAGER,
            INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER);
    private static final Set<String> WRITTEN_FOR_SCHOOL = Set.of(DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER);
    private static final Set<String> WRITTEN_OF_EDUCATION = Set.of(VIRTUAL_SCHOOL_COORDINATOR, DIRECTOR_OF_CHILDRENS_SERVICES);

    /** What somebody in these roles needs to know of a child. */
    static NeedToKnow of(Collection<String> roles, boolean addressProtected) {
        boolean care = hasAny(roles, CARE);
        boolean school = !addressProtected || hasAny(roles, SCHOOL_OF_PROTECTED);
        return new NeedToKnow(care, school,
                care && (!addressProtected || hasAny(roles, DWELLING_OF_PROTECTED)),
                school ? written(roles) : PepReading.NOTHING);
    }

    private static PepReading written(Collection<String> roles) {
        if (hasAny(roles, EVERYTHING_WRITTEN)) {
            return PepReading.ALL;
        }
        if (hasAny(roles, WRITTEN_FOR_SCHOOL)) {
            return PepReading.SCHOOL;
        }
        return hasAny(roles, WRITTEN_OF_EDUCATION) ? PepReading.EDUCATION : PepReading.NOTHING;
    }

    private static boolean hasAny(Collection<String> roles, Set<String> wanted) {
        return !Collections.disjoint(wanted, roles);
    }
}
