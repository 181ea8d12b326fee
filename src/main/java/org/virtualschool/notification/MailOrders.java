package org.virtualschool.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.notification.Notice.Urgency;
import org.virtualschool.policy.Policies;
import org.virtualschool.workflow.BackgroundWork;

/** Has e-mails sent: urgent ones at once, the others in one a person and day. */
@Component
@WhereMailIsSet
class MailOrders {

    private static final String DIGEST_AT = "notification.digestAt";

    private final BackgroundWork work;
    private final DigestRows digests;
    private final Policies policies;
    private final CivilTime time;
    private final Clock clock;

    MailOrders(BackgroundWork work, DigestRows digests, Policies policies, CivilTime time, Clock clock) {
        this.work = work;
        this.digests = digests;
        this.policies = policies;
        this.time = time;
        this.clock = clock;
    }

    /** Has the person told by e-mail of what has been put into their inbox, in the caller's transaction. */
    void order(UUID notification, String userId, Urgency urgency) {
        if (urgency == Urgency.AT_ONCE) {
            work.submit(UrgentMail.TYPE, notification.toString());
        } else {
            orderDigest(userId);
        }
    }

    /** With the next one that has not gone. It may be going this very moment: then the notice waits for the one after. */
    private void orderDigest(String userId) {
        LocalDate day = nextDigestDay();
        Optional<UUID> ordered = digests.order(userId, day);
        while (ordered.isEmpty() && !digests.holdBack(userId, day)) {
            day = day.plusDays(1);
            ordered = digests.order(userId, day);
        }
        if (ordered.isPresent()) {
            work.submitAt(DigestMail.TYPE, ordered.get().toString(), digestTime(day));
        }
    }

    private LocalDate nextDigestDay() {
        LocalDate today = time.today();
        return clock.instant().isBefore(digestTime(today)) ? today : today.plusDays(1);
    }

    private Instant digestTime(LocalDate day) {
        return policies.time(DIGEST_AT, day).atDate(day).atZone(CivilTime.LONDON).toInstant();
    }
}
