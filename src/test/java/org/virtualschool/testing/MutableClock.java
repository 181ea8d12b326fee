package org.virtualschool.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The application's clock in tests. It runs with the real time until it is set; then it stands still until it is moved
 * on. {@link CaseworkTest} sets it back after every test.
 */
public final class MutableClock extends Clock {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    private final List<Consumer<Instant>> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant standing;

    /** Stands still at the moment. */
    public void setTo(Instant moment) {
        standing = moment;
        tell();
    }

    /** Stands still at the time in Europe/London. */
    public void setTo(LocalDateTime london) {
        setTo(london.atZone(LONDON).toInstant());
    }

    /** Stands still at ten in the morning of the day in Europe/London. */
    public void setTo(LocalDate day) {
        setTo(day.atTime(MORNING));
    }

    /** Moves on from where it is and stands still there. */
    public void advance(Duration by) {
        setTo(instant().plus(by));
    }

    /** Runs with the real time again. */
    public void reset() {
        standing = null;
        tell();
    }

    /**
     * Is told the moment the clock is set to, and null when it runs with the real time again; for whoever keeps a clock
     * of their own, such as the engine.
     */
    public void onChange(Consumer<Instant> listener) {
        listeners.add(listener);
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
        throw new UnsupportedOperationException("Dates are reckoned by CivilTime");
    }

    private void tell() {
        listeners.forEach(listener -> listener.accept(standing));
    }
}
