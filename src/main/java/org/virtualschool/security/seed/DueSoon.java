package org.virtualschool.security.seed;

import java.util.Date;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.WorkingDays;

/** Answers the filter "Due in five working days", which no fixed number of days could. */
@Component("dueSoon")
public class DueSoon {

    private static final int WORKING_DAYS = 5;

    private final CivilTime civilTime;
    private final WorkingDays workingDays;

    DueSoon(CivilTime civilTime, WorkingDays workingDays) {
        this.civilTime = civilTime;
        this.workingDays = workingDays;
    }

    /** The moment after which nothing is due soon: the end of the fifth working day after today, in Europe/London. */
    public Date getUntil() {
        return Date.from(civilTime.endOfDay(workingDays.after(civilTime.today(), WORKING_DAYS)).plusSeconds(1));
    }
}
