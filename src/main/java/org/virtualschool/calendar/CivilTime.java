package org.virtualschool.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Dates as people in England live them, whatever time zone the machine is set to. */
@Component
public class CivilTime {

    /** The time zone of every date in this product. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final Clock clock;

    CivilTime(Clock clock) {
        this.clock = clock;
    }

    /** Today in Europe/London. */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /** The day of the moment in Europe/London. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, LONDON);
    }

    /** The moment until which something due on the day is in time: 23:59 Europe/London. */
    public Instant endOfDay(LocalDate day) {
        return day.atTime(LAST_MINUTE).atZone(LONDON).toInstant();
    }
}
