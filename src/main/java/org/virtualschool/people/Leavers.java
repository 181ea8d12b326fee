package org.virtualschool.people;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes logins on the day somebody has left, when that day was known beforehand. */
@Component
class Leavers {

    private final StaffRegistration registration;

    Leavers(StaffRegistration registration) {
        this.registration = registration;
    }

    /** Every night, soon after the day has changed; on several nodes at once it does no harm. */
    @Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
    void letGo() {
        registration.leavers().forEach(registration::letGo);
    }
}
