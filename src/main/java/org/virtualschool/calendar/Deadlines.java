package org.virtualschool.calendar;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyUnit;

/** Deadlines set by a policy and reckoned in the days that policy counts. */
@Component
public class Deadlines {

    private static final String NOT_LOADED = " (term dates are not loaded for all of this time, so working days were counted there)";

    private final Policies policies;
    private final WorkingDays workingDays;
    private final SchoolDays schoolDays;
    private final CivilTime civilTime;

    Deadlines(Policies policies, WorkingDays workingDays, SchoolDays schoolDays, CivilTime civilTime) {
        this.policies = policies;
        this.workingDays = workingDays;
        this.schoolDays = schoolDays;
        this.civilTime = civilTime;
    }

    /**
     * The deadline a policy sets after an event, by the value in force on the day of the event. The day of the event is
     * day 0; what is due on a day is in time until 23:59 Europe/London.
     *
     * @param schoolKey whose school days count; null for the authority's. Working days need none.
     * @throws IllegalStateException naming the policy, if it is unknown or counts no days
     */
    public Deadline reckon(String policyName, LocalDate event, Long schoolKey) {
        int days = policies.wholeNumber(policyName, event);
        String unit = policies.unit(policyName, event);
        return switch (unit) {
            case PolicyUnit.WORKING_DAYS -> deadline(days, "working", event, workingDays.after(event, days), "");
            case PolicyUnit.SCHOOL_DAYS -> {
                SchoolDays.Count count = schoolDays.count(schoolKey, event, days);
                yield deadline(days, "school", event, count.day(), count.termsLoaded() ? "" : NOT_LOADED);
            }
            default -> throw new IllegalStateException("Policy " + policyName + " counts no days: " + unit);
        };
    }

    private Deadline deadline(int days, String kind, LocalDate event, LocalDate due, String remark) {
        String explanation = "%d %s %s after %s: %s%s".formatted(days, kind, days == 1 ? "day" : "days",
                Words.day(event), Words.day(due), remark);
        return new Deadline(due, civilTime.endOfDay(due), explanation);
    }
}
