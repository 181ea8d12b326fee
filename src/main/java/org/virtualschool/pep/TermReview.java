package org.virtualschool.pep;

import java.util.UUID;

/**
 * A review and the term it belongs to, without what is written in it.
 *
 * @param academicYear such as "2026/27"
 * @param term         AUTUMN, SPRING or SUMMER
 */
public record TermReview(UUID pepId, UUID childId, String academicYear, String term, PepStatus status) {
}
