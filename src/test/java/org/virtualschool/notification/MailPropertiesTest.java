package org.virtualschool.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What must be set for e-mails. */
class MailPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner().withUserConfiguration(MailConfiguration.class);

    @Test
    void withoutAMailServerNothingIsAskedFor() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MailProperties.class));
        application.withPropertyValues("spring.mail.host=").run(context ->
                assertThat(context).hasNotFailed().doesNotHaveBean(MailProperties.class));
    }

    @Test
    void withAMailServerTheStartFailsUntilSenderAndAddressAreSet() {
        application.withPropertyValues("spring.mail.host=mail").run(context -> assertThat(context).getFailure()
                .hasStackTraceContaining("must be where people open the application")
                .hasStackTraceContaining("must be the address e-mails come from"));
        application.withPropertyValues("spring.mail.host=mail", "casework.base-url=casework.council.example", "casework.mail.from=nobody")
                .run(context -> assertThat(context).getFailure()
                        .hasStackTraceContaining("must be where people open the application")
                        .hasStackTraceContaining("must be the address e-mails come from"));
    }

    @Test
    void linksHaveOneSlashBetweenAddressAndPath() {
        for (String address : new String[] {"https://council.example/casework", "https://council.example/casework/"}) {
            application.withPropertyValues("spring.mail.host=mail", "casework.base-url=" + address, "casework.mail.from=casework@council.example")
                    .run(context -> assertThat(context.getBean(MailProperties.class).linkTo("/inbox"))
                            .isEqualTo("https://council.example/casework/inbox"));
        }
    }
}
