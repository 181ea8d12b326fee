package org.virtualschool.register;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.SchoolNumbers;

/** Answers the calendar's question about schools. */
@Component
class CalendarSchoolNumbers implements SchoolNumbers {

    private final Schools schools;

    CalendarSchoolNumbers(Schools schools) {
        this.schools = schools;
    }

    @Override
    public Optional<Long> keyOfUrn(String urn) {
        return schools.byUrn(urn).map(School::key);
    }
}
