package org.virtualschool.notification;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something somebody should know. The text goes out by e-mail, so it names no child and holds nothing written about one.
 *
 * @param topic   what kind of thing it is, such as "pep.overdue", at most 60 characters
 * @param text    one sentence for people, at most 300 characters, such as "A PEP review is 5 working days overdue; it was due
 *                on 17 November 2026."
 * @param childId the child concerned, shown in the inbox to those who may see the child; null if none
 * @param path    where to go, such as "/children/VS-000123"; within this application, at most 200 characters
 * @param urgency when the e-mail goes
 */
public record Notice(String topic, String text, UUID childId, String path, Urgency urgency) {

    private static final int LONGEST_TOPIC = 60;
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_PATH = 200;
    /** Nothing that a browser could take for another site, or that a redirect would fill in. */
    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9/._~%?&=#:+,@-]*");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");

    public Notice {
        require(topic.length() <= LONGEST_TOPIC && ONE_LINE.matcher(topic).matches(), "topic");
        require(text.length() <= LONGEST_TEXT && ONE_LINE.matcher(text).matches(), "text");
        require(path.length() <= LONGEST_PATH && PATH.matcher(path).matches(), "path");
        Objects.requireNonNull(urgency, "urgency");
    }

    private static void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException("This cannot be the " + what + " of a notice");
        }
    }

    /** When the e-mail about a notice goes. */
    public enum Urgency {
        /** With everything else of the day, in one e-mail. */
        DAILY,
        /** At once and by itself. */
        AT_ONCE
    }
}
