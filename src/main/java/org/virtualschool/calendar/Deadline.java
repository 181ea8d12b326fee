package org.virtualschool.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Until when something is due, and why.
 *
 * @param dueOn       the last day in time, in Europe/London
 * @param dueAt       the moment it ends for this purpose: 23:59 Europe/London of that day
 * @param explanation how the day was found, such as "10 working days after 3 November 2026: 17 November 2026"
 */
public record Deadline(LocalDate dueOn, Instant dueAt, String explanation) {
}
