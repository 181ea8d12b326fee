package org.virtualschool.funding.yearend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;

/** When a year end warns, and when the year is over, by the clocks in England. */
@Component
public class YearEndPolicies implements PolicyReader {

    /** Policy: how many days before 1 April the first warning is. */
    private static final String WARN_FROM = "funding.yearEnd.warnFrom";
    /** Policy: how many days later the next one is. */
    private static final String WARN_EVERY = "funding.yearEnd.warnEvery";
    /** Before people begin their day. */
    private static final LocalTime EARLY = LocalTime.of(6, 0);

    private final Policies policies;
    private final WorkingDays workingDays;
    private final CivilTime civilTime;

    YearEndPolicies(Policies policies, WorkingDays workingDays, CivilTime civilTime) {
        this.policies = policies;
        this.workingDays = workingDays;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(WARN_FROM, on);
        policies.wholeNumber(WARN_EVERY, on);
    }

    /** Six in the morning of the first working day on which the policy warns. */
    public Instant firstWarning(FinancialYear year) {
        return early(year.next().firstDay().minusDays(policies.wholeNumber(WARN_FROM, year.lastDay())));
    }

    /** The one after a warning of today. */
    public Instant nextWarning() {
        LocalDate today = civilTime.today();
        return early(today.plusDays(Math.max(1, policies.wholeNumber(WARN_EVERY, today))));
    }

    /** The beginning of 1 April. */
    public Instant closesAt(FinancialYear year) {
        return year.next().firstDay().atStartOfDay(CivilTime.LONDON).toInstant();
    }

    private Instant early(LocalDate day) {
        return workingDays.after(day.minusDays(1), 1).atTime(EARLY).atZone(CivilTime.LONDON).toInstant();
    }
}
