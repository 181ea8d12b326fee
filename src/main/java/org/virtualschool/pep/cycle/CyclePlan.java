package org.virtualschool.pep.cycle;

import java.time.LocalDate;
import java.util.SortedMap;
import org.virtualschool.calendar.SchoolTerm;

/**
 * A term to launch, checked.
 *
 * @param cutOffs until when the PEPs must be signed off, by year group; "" for all others
 */
record CyclePlan(SchoolTerm term, SortedMap<String, LocalDate> cutOffs) {

    /** The cut-off for all year groups without one of their own. */
    LocalDate cutOff() {
        return cutOffs.get("");
    }
}
