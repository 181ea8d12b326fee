package org.virtualschool.notification;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.BackgroundTask;

/** Sends an e-mail about one notice that cannot wait; the subject of the work is the notification's id. */
@Component
@WhereMailIsSet
class UrgentMail implements BackgroundTask {

    static final String TYPE = "notification.urgent";

    private final NotificationRows rows;
    private final Addressees addressees;
    private final Letters letters;
    private final Post post;

    UrgentMail(NotificationRows rows, Addressees addressees, Letters letters, Post post) {
        this.rows = rows;
        this.addressees = addressees;
        this.letters = letters;
        this.post = post;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Noted after it is sent: what fails in between is sent again rather than lost. */
    @Override
    public void run(String subject) {
        UUID id = UUID.fromString(subject);
        rows.unsent(id).ifPresent(unsent -> addressees.of(unsent.userId()).ifPresent(addressee -> {
            post.send(addressee, letters.urgent(addressee, id, unsent.text()));
            rows.mailed(List.of(id));
        }));
    }
}
