package org.virtualschool.notification;

import java.util.Collection;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.security.AccessRule;

/** Writes the rows, and orders the e-mails where a mail server is set. */
@Service
class NotificationService implements Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationService.class);

    private final NotificationRows rows;
    private final UserAccounts accounts;
    private final AccessRule access;
    private final MailOrders mail;

    NotificationService(NotificationRows rows, UserAccounts accounts, AccessRule access, ObjectProvider<MailOrders> mail) {
        this.rows = rows;
        this.accounts = accounts;
        this.access = access;
        this.mail = mail.getIfAvailable();
        if (this.mail == null) {
            LOG.info("No mail server is set (spring.mail.host): people are told in their inbox only, not by e-mail.");
        }
    }

    /** In order of the user ids: two who tell the same people at a time then wait for each other, never both. */
    @Override
    @Transactional
    public void tell(Collection<String> userIds, Notice notice) {
        for (String userId : new TreeSet<>(userIds)) {
            if (accounts.isOpen(userId) && (notice.childId() == null || !access.isExcluded(userId, notice.childId()))) {
                rows.add(userId, notice).filter(added -> mail != null)
                        .ifPresent(added -> mail.order(added, userId, notice.urgency()));
            }
        }
    }
}
