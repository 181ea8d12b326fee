package org.virtualschool.workflow.engine;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;

/** Lets the engine read the application's clock, so that due dates, timers and history tell one time. */
@Component
class EngineClock {

    private final Clock clock;

    EngineClock(Clock clock) {
        this.clock = clock;
    }

    void wind() {
        DateTimeUtils.setCurrentMillisProvider(clock::millis);
    }

    @PreDestroy
    void release() {
        DateTimeUtils.setCurrentMillisSystem();
    }
}
