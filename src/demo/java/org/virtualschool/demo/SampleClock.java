package org.virtualschool.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;

/**
 * The clock of the demo run: the real time, except while the sample is loaded, when each step of a review is given the
 * day on which it is meant to have happened. Otherwise nothing in the sample could be overdue.
 */
@Component
@Primary
@ConditionalOnProperty("demo.sample.load")
class SampleClock extends Clock {

    private static final LocalTime AFTER_SCHOOL = LocalTime.of(15, 45);

    private volatile Instant standing;

    /** Stands still on the afternoon of the day. */
    void setTo(LocalDate day) {
        Instant afternoon = day.atTime(AFTER_SCHOOL).atZone(CivilTime.LONDON).toInstant();
        Instant now = Instant.now();
        standing = afternoon.isBefore(now) ? afternoon : now;
    }

    /** Runs with the real time again. */
    void release() {
        standing = null;
    }

    @Override
    public Instant instant() {
        Instant moment = standing;
        return moment == null ? Instant.now() : moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return fixed(instant(), zone);
    }
}
