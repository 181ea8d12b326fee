package org.virtualschool.pep;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * Until when a PEP must be signed off, and why.
 *
 * @param eventOn  day 0, in Europe/London
 * @param dueOn    the last day in time, in Europe/London
 * @param dueReckoned how the day was found, such as "20 working days after 2 November 2026: 30 November 2026"
 */
@Embeddable
public record DueDate(LocalDate eventOn, LocalDate dueOn, String dueReckoned) {
}
