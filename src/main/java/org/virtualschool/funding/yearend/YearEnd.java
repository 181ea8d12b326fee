package org.virtualschool.funding.yearend;

import java.time.Instant;
import java.util.UUID;
import org.virtualschool.calendar.FinancialYear;

/**
 * The end of a financial year as it stands.
 *
 * @param begunBy    user id
 * @param closedAt   since when the funds take nothing more; null before
 * @param releasedAt since when nothing of the year is promised any more; null before
 * @param running    whether a step of it waits to be done
 */
public record YearEnd(UUID id, FinancialYear year, String begunBy, Instant begunAt, Instant closedAt, Instant releasedAt, boolean running) {
}
