package org.virtualschool.workflow;

import java.util.Set;
import java.util.UUID;

/** Tells whose work a case is: the key of a school, or {@link #AUTHORITY} where it is no school's. One bean a process. */
public interface CaseTenant {

    /** Tenant of work that belongs to no single school. */
    String AUTHORITY = "authority";

    /** Key of the process definition this answers for. */
    String processKey();

    /** Roles that work on tasks of this process, on our own pages, besides those that work on tasks of every process; mostly none. */
    default Set<String> alsoWorkedOnBy() {
        return Set.of();
    }

    /** Whether nobody but {@link #alsoWorkedOnBy} works on tasks of this process, and nobody else sees them. */
    default boolean byThemAlone() {
        return false;
    }

    /** Name of the start variable that holds the id of the case: the engine asks before it knows the business key. */
    String caseVariable();

    /** The tenant of the case; never null, since the engine shows work without a tenant to everybody. */
    String tenantOf(UUID caseId);
}
