package org.virtualschool.notification;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.virtualschool.calendar.CivilTime;

/**
 * A notice in the inbox, in words.
 *
 * @param text  what it says
 * @param child label of the child; empty if there is none, or none the reader may see
 * @param told  when, such as "Tuesday 17 November 2026 at 7:00am", by the clocks in England
 * @param read  whether the reader has read it
 */
record InboxRow(UUID id, String text, String child, String told, boolean read) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' h:mm", Locale.UK);
    private static final DateTimeFormatter HALF = DateTimeFormatter.ofPattern("a", Locale.UK);

    static InboxRow of(Notification notification, Map<UUID, String> labels) {
        String child = notification.childId() == null ? "" : labels.get(notification.childId());
        return new InboxRow(notification.id(), notification.text(), child, inWords(notification.toldAt()), notification.read());
    }

    private static String inWords(Instant moment) {
        var london = moment.atZone(CivilTime.LONDON);
        return DAY.format(london) + HALF.format(london).toLowerCase(Locale.UK);
    }
}
