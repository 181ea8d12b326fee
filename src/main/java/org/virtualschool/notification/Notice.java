package org.virtualschool.notification;

import java.util.UUID;

/**
 * Something somebody should know. The text goes out by e-mail, so it names no child and holds nothing written about one.
 *
 * @param topic   what kind of thing it is, such as "pep.overdue", at most 60 characters
 * @param text    one sentence for people, at most 300 characters, such as "A PEP review is 5 working days overdue; it was due
 *                on 17 November 2026."
 * @param childId the child concerned, shown in the inbox to those who may see the child; null if none
 * @param path    where to go, such as "/children/VS-000123"; within this application
 * @param urgency when the e-mail goes
 */
public record Notice(String topic, String text, UUID childId, String path, Urgency urgency) {

    /** When the e-mail about a notice goes. */
    public enum Urgency {
        /** With everything else of the day, in one e-mail. */
        DAILY,
        /** At once and by itself. */
        AT_ONCE
    }
}
