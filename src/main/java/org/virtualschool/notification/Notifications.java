package org.virtualschool.notification;

import java.util.Collection;

/** Tells people things: first in their inbox, then by e-mail where a mail server is set. */
public interface Notifications {

    /**
     * Puts the notice into the inbox of each of them, in the caller's transaction. The same topic, path and text about the same
     * child is put there once a day only.
     *
     * @param userIds whom to tell; accounts that are closed are left out
     */
    void tell(Collection<String> userIds, Notice notice);
}
