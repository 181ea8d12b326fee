package org.virtualschool.notification;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.BackgroundTask;

/** Sends somebody the e-mail of the day, if anything is unread; the subject of the work is the digest's id. */
@Component
@WhereMailIsSet
class DigestMail implements BackgroundTask {

    static final String TYPE = "notification.digest";

    private final DigestRows digests;
    private final NotificationRows rows;
    private final Addressees addressees;
    private final Letters letters;
    private final Post post;

    DigestMail(DigestRows digests, NotificationRows rows, Addressees addressees, Letters letters, Post post) {
        this.digests = digests;
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
        digests.takeUp(UUID.fromString(subject)).ifPresent(digest -> {
            send(digest.userId(), rows.forDigest(digest.userId()));
            digests.done(digest);
        });
    }

    private void send(String userId, List<Notification> unread) {
        if (!unread.isEmpty()) {
            addressees.of(userId).ifPresent(addressee -> {
                post.send(addressee, letters.digest(addressee, unread));
                rows.mailed(unread.stream().map(Notification::id).toList());
            });
        }
    }
}
