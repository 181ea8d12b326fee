package org.virtualschool.calendar;

import java.util.Optional;

/** Finds a school by its number; the calendar knows schools by key only. Implemented by the register. */
public interface SchoolNumbers {

    /** Key of the school with this URN; empty if none is on record. */
    Optional<Long> keyOfUrn(String urn);
}
