package org.virtualschool.register;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A child is on roll elsewhere, or nowhere any more. Published inside the transaction of the change, also for a first school.
 *
 * @param fromSchool key of the school left; null if there was none
 * @param toSchool   key of the new school; null if there is none
 * @param on         first day at the new school, or without one
 */
public record SchoolPlaceChanged(UUID childId, Long fromSchool, Long toSchool, LocalDate on) {
}
