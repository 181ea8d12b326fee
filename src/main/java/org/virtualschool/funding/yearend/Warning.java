package org.virtualschool.funding.yearend;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What people were told of a fund, in pence as it was then.
 *
 * @param paid what was passed to schools
 * @param held what was neither paid nor promised
 */
public record Warning(LocalDate on, UUID fundId, long paid, long committed, long held) {
}
