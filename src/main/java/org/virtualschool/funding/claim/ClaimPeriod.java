package org.virtualschool.funding.claim;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.virtualschool.calendar.FinancialYear;

/** The days in which hours were provided, the first and the last included. */
public record ClaimPeriod(LocalDate from, LocalDate to) {

    FinancialYear year() {
        return FinancialYear.of(from);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
