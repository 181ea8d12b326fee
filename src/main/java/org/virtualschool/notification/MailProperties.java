package org.virtualschool.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What e-mails need besides the mail server, which is set as {@code spring.mail}. Asked for only where that is set.
 *
 * @param baseUrl where people open the application
 * @param mail    the letterhead
 */
@Validated
@ConfigurationProperties("casework")
record MailProperties(
        @NotNull(message = MailProperties.WANTED_ADDRESS)
        @Pattern(regexp = "https?://[^\\s/]\\S*", message = MailProperties.WANTED_ADDRESS) String baseUrl,
        @Valid @DefaultValue Mail mail) {

    private static final String WANTED_ADDRESS = "must be where people open the application, for the links in e-mails, such as"
            + " https://casework.council.example";
    private static final String WANTED_SENDER = "must be the address e-mails come from, such as casework@council.example";

    /** Where somebody opens the path, which begins with a slash. */
    String linkTo(String path) {
        return (baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl) + path;
    }

    /**
     * The letterhead.
     *
     * @param from whom e-mails come from
     */
    record Mail(@NotBlank(message = WANTED_SENDER) @Email(message = WANTED_SENDER) String from) {
    }
}
