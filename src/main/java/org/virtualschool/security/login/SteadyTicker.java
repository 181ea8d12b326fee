package org.virtualschool.security.login;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Time for caches, by the application's clock. It never runs backwards: a clock that is set back counts as time gone by, or what
 * was kept in what is then the future would be kept for ever.
 */
@Component
class SteadyTicker implements Ticker {

    private final Clock clock;
    private Instant last;
    private long nanos;

    SteadyTicker(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized long read() {
        Instant now = clock.instant();
        nanos += Duration.between(last, now).abs().toNanos();
        last = now;
        return nanos;
    }
}
