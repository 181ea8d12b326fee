package org.virtualschool.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.virtualschool.notification.Addressees.Addressee;
import org.virtualschool.notification.Letters.Letter;

/** Hands e-mails to the mail server. */
@Component
@WhereMailIsSet
class Post {

    private final JavaMailSender server;
    private final MailProperties properties;

    Post(JavaMailSender server, MailProperties properties) {
        this.server = server;
        this.properties = properties;
    }

    /**
     * Hands it over.
     *
     * @throws NotSentException if the mail server is away or refuses it
     */
    void send(Addressee to, Letter letter) {
        try {
            server.send(message -> write(message, to, letter));
        } catch (MailException e) {
            throw new NotSentException(withoutAddressee(String.valueOf(e.getMessage()), to));
        }
    }

    private void write(MimeMessage message, Addressee to, Letter letter) throws MessagingException, UnsupportedEncodingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.mail().from(), Letters.PRODUCT);
        helper.setTo(to.email());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        // No out-of-office answers (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
    }

    private static String withoutAddressee(String reason, Addressee to) {
        Pattern person = Pattern.compile(Pattern.quote(to.email()) + "|" + Pattern.quote(to.name()), Pattern.CASE_INSENSITIVE);
        return person.matcher(reason).replaceAll(Matcher.quoteReplacement("(the addressee)"));
    }

    /** Why an e-mail was not sent. It has no cause: the text goes to the log and to Cockpit, where no person is named. */
    static final class NotSentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotSentException(String reason) {
            super("The e-mail was not sent: " + reason);
        }
    }
}
