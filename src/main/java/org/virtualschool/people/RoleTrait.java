package org.virtualschool.people;

import static org.virtualschool.people.Role.DESIGNATED_TEACHER;
import static org.virtualschool.people.Role.DIRECTOR_OF_CHILDRENS_SERVICES;
import static org.virtualschool.people.Role.EARLY_YEARS_PROVIDER;
import static org.virtualschool.people.Role.FINANCE_OFFICER;
import static org.virtualschool.people.Role.HEADTEACHER;
import static org.virtualschool.people.Role.INDEPENDENT_REVIEWING_OFFICER;
import static org.virtualschool.people.Role.MANAGER;
import static org.virtualschool.people.Role.SOCIAL_WORKER;
import static org.virtualschool.people.Role.SOCIAL_WORK_MANAGER;
import static org.virtualschool.people.Role.SYSTEM_ADMINISTRATOR;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_ADVISER;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_COORDINATOR;
import static org.virtualschool.people.Role.VIRTUAL_SCHOOL_HEAD;

import java.util.Collection;
import java.util.List;

/** What roles have in common, said once: every rule of access asks here. A role that stands nowhere sees no casework. */
public enum RoleTrait {

    /** May read every child's record. */
    READS_EVERY_RECORD(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_COORDINATOR, INDEPENDENT_REVIEWING_OFFICER,
            DIRECTOR_OF_CHILDRENS_SERVICES, MANAGER),
    /** Works at named schools and reads the records of the children on their roll. */
    AT_SCHOOLS(DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER),
    /** Writes what a school or an early years setting has to say of a child. */
    WRITES_FOR_SCHOOLS(DESIGNATED_TEACHER, EARLY_YEARS_PROVIDER),
    /** Belongs to a social work team, and is given single tasks. */
    IN_TEAMS(SOCIAL_WORKER, SOCIAL_WORK_MANAGER),
    /**
     * Belongs to no school: the engine shows what is of any tenant, as far as other grants reach. Managers and finance work on our pages alone: by
     * Tasklist's calls a tenant tells the school, also of a protected child.
     */
    EVERY_TENANT(VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_COORDINATOR, MANAGER, FINANCE_OFFICER, SYSTEM_ADMINISTRATOR),
    /** Works on tasks and sees those of their tenants: a school's, or everybody's. */
    TASKS_BY_TENANT(DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER, VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_HEAD,
            VIRTUAL_SCHOOL_COORDINATOR),
    /** Asks for pupil premium for the children whose records it may read. */
    ASKS_FOR_PREMIUM(DESIGNATED_TEACHER, EARLY_YEARS_PROVIDER, VIRTUAL_SCHOOL_ADVISER, SOCIAL_WORKER),
    /** Claims early years pupil premium by the hour for the children whose records it may read. */
    CLAIMS_EARLY_YEARS(DESIGNATED_TEACHER, EARLY_YEARS_PROVIDER, VIRTUAL_SCHOOL_ADVISER),
    /** Answers for all casework and finds it all in one list. */
    ANSWERS_FOR_ALL_CASEWORK(VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_HEAD),
    /** Needs to know of legal status, periods of care and placements. */
    NEEDS_CARE(SOCIAL_WORKER, SOCIAL_WORK_MANAGER, INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD, VIRTUAL_SCHOOL_ADVISER,
            VIRTUAL_SCHOOL_COORDINATOR, DIRECTOR_OF_CHILDRENS_SERVICES),
    /** Needs to know the school of a child whose address is protected. */
    NEEDS_SCHOOL_OF_PROTECTED(SOCIAL_WORKER, SOCIAL_WORK_MANAGER, INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD,
            VIRTUAL_SCHOOL_ADVISER, VIRTUAL_SCHOOL_COORDINATOR, DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER),
    /** Needs to know the kind of placement of a child whose address is protected. */
    NEEDS_DWELLING_OF_PROTECTED(SOCIAL_WORKER, SOCIAL_WORK_MANAGER, INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD),
    /** Needs everything that is written in a PEP. */
    NEEDS_ALL_OF_PEPS(SOCIAL_WORKER, SOCIAL_WORK_MANAGER, INDEPENDENT_REVIEWING_OFFICER, VIRTUAL_SCHOOL_HEAD,
            VIRTUAL_SCHOOL_ADVISER),
    /** Needs what the school writes in a PEP and what keeps the child safe there. */
    NEEDS_PEPS_AT_SCHOOL(DESIGNATED_TEACHER, HEADTEACHER, EARLY_YEARS_PROVIDER),
    /** Needs what a PEP says of education. */
    NEEDS_EDUCATION_OF_PEPS(VIRTUAL_SCHOOL_COORDINATOR, DIRECTOR_OF_CHILDRENS_SERVICES);

    private final List<String> roles;

    RoleTrait(String... roles) {
        this.roles = List.of(roles);
    }

    /** The roles that have it, as group ids. */
    public List<String> roles() {
        return roles;
    }

    /** Whether one of the groups is a role that has it; false for null. */
    public boolean isOfAny(Collection<String> groups) {
        return groups != null && groups.stream().anyMatch(roles::contains);
    }
}
