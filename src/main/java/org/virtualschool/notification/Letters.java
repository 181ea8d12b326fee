package org.virtualschool.notification;

import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.notification.Addressees.Addressee;

/**
 * What an e-mail says: to whom in which role, what is due, a link. It never says about whom: mailboxes are read on phones, by
 * deputies and by others. Links lead through the inbox, so they name nobody either.
 */
@Component
@WhereMailIsSet
class Letters {

    /** What the application is called. */
    static final String PRODUCT = "Virtual School Casework";
    private static final String INBOX = "/inbox";
    private static final int LONGEST_SUBJECT = 120;
    /** Whoever has more will not read them one by one in an e-mail. */
    private static final int MOST_LISTED = 50;

    private final MailProperties properties;

    Letters(MailProperties properties) {
        this.properties = properties;
    }

    /** About one notice that cannot wait. */
    Letter urgent(Addressee to, UUID id, String text) {
        return new Letter(subject(text), body(to, text + "\n" + link(id)));
    }

    /** About everything of the day, at least one thing. */
    Letter digest(Addressee to, List<Notification> unread) {
        String things = unread.size() == 1 ? "1 thing" : unread.size() + " things";
        StringJoiner list = new StringJoiner("\n\n");
        list.add(things + " in your inbox " + (unread.size() == 1 ? "is" : "are") + " new and unread:");
        unread.stream().limit(MOST_LISTED).forEach(each -> list.add("- " + each.text() + "\n  " + link(each.id())));
        if (unread.size() > MOST_LISTED) {
            list.add("… and " + (unread.size() - MOST_LISTED) + " more.");
        }
        list.add("Your inbox: " + properties.linkTo(INBOX));
        return new Letter(things + " for you in " + PRODUCT, body(to, list.toString()));
    }

    private String body(Addressee to, String news) {
        StringJoiner body = new StringJoiner("\n\n");
        body.add("Hello " + to.name() + ",");
        body.add(news);
        body.add("Sign in to see whom it is about: to protect children, e-mails name none.");
        body.add(reason(to) + " If you have done it already, there is nothing more to do. If it is not yours to do, ask the virtual"
                + " school coordinator. Please do not answer this e-mail: nobody reads the answers.");
        return body + "\n";
    }

    private static String reason(Addressee to) {
        return to.roles().isEmpty() ? "You get this e-mail because of your work in " + PRODUCT + "."
                : "You get this e-mail because of your role in " + PRODUCT + ": " + String.join(", ", to.roles()) + ".";
    }

    private String link(UUID id) {
        return properties.linkTo(INBOX + "/" + id);
    }

    /** The sentence itself, without its full stop. */
    private static String subject(String text) {
        String sentence = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return sentence.length() <= LONGEST_SUBJECT ? sentence : sentence.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    /** An e-mail's words, in plain text. */
    record Letter(String subject, String text) {
    }
}
