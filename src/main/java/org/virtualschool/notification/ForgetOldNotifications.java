package org.virtualschool.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;

/** Deletes what people were told more than a year ago: long enough to look at the same term of last year. */
@Component
class ForgetOldNotifications {

    private static final Duration KEPT = Duration.ofDays(400);

    private final NotificationRows rows;
    private final DigestRows digests;
    private final CivilTime time;
    private final Clock clock;

    ForgetOldNotifications(NotificationRows rows, DigestRows digests, CivilTime time, Clock clock) {
        this.rows = rows;
        this.digests = digests;
        this.time = time;
        this.clock = clock;
    }

    /** Every night; on several nodes at once it does no harm. */
    @Scheduled(cron = "0 40 3 * * *", zone = "Europe/London")
    @Transactional
    void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        rows.forgetBefore(oldest);
        digests.forgetBefore(time.dayOf(oldest));
    }
}
