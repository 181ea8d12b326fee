package org.virtualschool.register;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * What is known of a school. Everything but name and status may be null.
 *
 * @param urn                 unique reference number; null for a private nursery
 * @param laestab             authority (3 digits) and establishment number (4); reused when a school becomes an academy
 * @param phase               as GIAS names it: Nursery, Primary, Secondary, All-through …
 * @param type                as GIAS names it: Community school, Academy converter …
 * @param inspectionFramework null where not inspected, or by neither framework
 * @param inspectionOutcome   the overall grade; null where there is none
 */
@Embeddable
public record SchoolDetails(
        String urn, String laestab, String name, String phase, String type, String authorityCode, String authorityName,
        @Enumerated(EnumType.STRING) SchoolStatus status, LocalDate openedOn, LocalDate closedOn,
        Integer lowestAge, Integer highestAge, String town, String postcode, String telephone, LocalDate inspectedOn,
        @Enumerated(EnumType.STRING) InspectionFramework inspectionFramework, String inspectionOutcome) {
}
