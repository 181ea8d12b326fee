package org.virtualschool.notification;

import org.springframework.stereotype.Component;
import org.virtualschool.shell.Badge;

/** How much is unread, in the menu of every page. */
@Component
class InboxBadge implements Badge {

    private final NotificationRows rows;

    InboxBadge(NotificationRows rows) {
        this.rows = rows;
    }

    @Override
    public String path() {
        return InboxPage.PATH;
    }

    @Override
    public String counted() {
        return "unread";
    }

    @Override
    public long count(String userId) {
        return rows.countUnread(userId);
    }
}
