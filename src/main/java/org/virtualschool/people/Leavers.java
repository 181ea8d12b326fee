package org.virtualschool.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes logins on the day somebody has left, when that day was known beforehand. */
@Component
class Leavers {

    private static final Logger LOG = LoggerFactory.getLogger(Leavers.class);

    private final StaffRegistration registration;

    Leavers(StaffRegistration registration) {
        this.registration = registration;
    }

    /** Every night, soon after the day has changed, and at start, in case nothing ran then. On several nodes at once it does no harm. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
    void letGo() {
        registration.leavers().forEach(this::letGo);
    }

    private void letGo(String userId) {
        try {
            registration.letGo(userId);
        } catch (RuntimeException e) {
            // One login that cannot be closed must not keep the others open.
            LOG.error("The login {} of a leaver could not be closed", userId, e);
        }
    }
}
