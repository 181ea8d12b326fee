package org.virtualschool.intake;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes cells of refused rows after thirty days: long enough to mend a file, no longer than needed. */
@Component
class ForgetOldNotes {

    private static final Duration KEPT = Duration.ofDays(30);

    private final ImportRuns runs;
    private final Clock clock;

    ForgetOldNotes(ImportRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Every night; on several nodes at once it does no harm. */
    @Scheduled(cron = "0 20 3 * * *", zone = "Europe/London")
    void forget() {
        runs.forgetNotesBefore(clock.instant().minus(KEPT));
    }
}
