package org.virtualschool.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.notification.Notice.Urgency;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.Child;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestMail;
import org.virtualschool.testing.TestRegister;

/** E-mails as a mail server receives them. */
@CaseworkTest
class MailTest {

    private static final LocalDateTime TUESDAY = LocalDateTime.of(2026, 11, 17, 10, 0);
    private static final LocalDateTime WEDNESDAY_AT_SEVEN = LocalDateTime.of(2026, 11, 18, 7, 0);
    private static final int TRIES = 6;

    @Autowired
    private Notifications notifications;
    @Autowired
    private NotificationRows rows;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestMail mail;
    @Autowired
    private ManagementService management;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private String anna;
    private Child child;

    @BeforeEach
    void anAdviserOnATuesday() {
        anna = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        child = register.child("Zebulon", "Quince", register.school("Markerfield School"), null, null);
        clock.setTo(TUESDAY);
        mail.start();
    }

    @AfterEach
    void otherTestsFindNoMailServerAndNothingToDo() {
        mail.stop();
        mail.cancelJobsFor(anna);
    }

    @Test
    void aMomentThatNoCalendarHasMarksWhatThereIsAsRead() {
        Caller browser = Caller.browser(port);
        browser.logIn(logins.of(Role.MANAGER), TestLogins.PASSWORD);
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(browser.get("/").body());
        assertThat(token.find()).isTrue();
        for (String until : List.of("+294277-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z")) {
            assertThat(browser.form("/inbox/read", Map.of("_csrf", token.group(1), "until", until)).status()).as(until).isEqualTo(302);
        }
    }

    @Test
    void whatIsUrgentGoesAtOnceAndByItself() throws Exception {
        tellUrgently();

        mail.runDueJobsFor(anna);

        MimeMessage received = onlyOne();
        assertThat(received.getSubject()).isEqualTo("A PEP review is 10 working days overdue; it was due on 3 November 2026");
        assertThat(received.getFrom()[0]).hasToString("Virtual School Casework <casework@council.test.example>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getContentType()).startsWith("text/plain");
        assertThat(text(received)).startsWith("Hello Test virtual-school-adviser,")
                .contains("A PEP review is 10 working days overdue; it was due on 3 November 2026.",
                        "https://casework.test.example/inbox/" + idOf("pep.escalated"), "your role in Virtual School Casework: Virtual school adviser.",
                        "ask the virtual school coordinator");
        assertNamesNobody(received);
        assertThat(mail.jobsFor(anna)).isEmpty();
        assertThat(unmailed()).isZero();
    }

    @Test
    void everythingElseGoesInOneEMailAtSevenInTheMorning() throws Exception {
        tell("pep.overdue", "A PEP review is overdue.");
        tell("pep.ready", "A PEP waits for your rating: “red” isn’t final.");
        tell("pep.signed", "A PEP is signed off.");
        clock.setTo(WEDNESDAY_AT_SEVEN.minusMinutes(1));
        mail.runDueJobsFor(anna);
        assertThat(mail.receivedBy(anna)).isEmpty();

        clock.setTo(WEDNESDAY_AT_SEVEN);
        mail.runDueJobsFor(anna);

        MimeMessage received = onlyOne();
        assertThat(received.getSubject()).isEqualTo("3 things for you in Virtual School Casework");
        assertThat(text(received)).contains("3 things in your inbox are new and unread:",
                "- A PEP review is overdue.\n  https://casework.test.example/inbox/" + idOf("pep.overdue"),
                "- A PEP waits for your rating: “red” isn’t final.", "- A PEP is signed off.",
                "Your inbox: https://casework.test.example/inbox\n");
        assertNamesNobody(received);
        assertThat(unmailed()).isZero();
    }

    @Test
    void everyDayHasItsOwnEMailWithWhatIsNew() throws Exception {
        tell("pep.overdue", "A PEP review is overdue.");
        clock.setTo(WEDNESDAY_AT_SEVEN);
        mail.runDueJobsFor(anna);
        tell("pep.signed", "A PEP is signed off.");
        clock.setTo(WEDNESDAY_AT_SEVEN.plusDays(1));
        mail.runDueJobsFor(anna);

        List<MimeMessage> received = mail.receivedBy(anna);
        assertThat(received).hasSize(2);
        assertThat(received.get(1).getSubject()).isEqualTo("1 thing for you in Virtual School Casework");
        assertThat(text(received.get(1))).contains("1 thing in your inbox is new and unread:", "A PEP is signed off.")
                .doesNotContain("overdue");
    }

    @Test
    void whatIsReadInTheMeantimeIsLeftOut() throws Exception {
        tell("pep.overdue", "A PEP review is overdue.");
        tell("pep.signed", "A PEP is signed off.");
        rows.read(UUID.fromString(idOf("pep.overdue")), anna);
        clock.setTo(WEDNESDAY_AT_SEVEN);

        mail.runDueJobsFor(anna);

        assertThat(text(onlyOne())).contains("A PEP is signed off.").doesNotContain("overdue");
    }

    @Test
    void withNothingUnreadThereIsNoEMail() {
        tell("pep.overdue", "A PEP review is overdue.");
        tellUrgently();
        rows.readAll(anna, clock.instant());
        clock.setTo(WEDNESDAY_AT_SEVEN);

        mail.runDueJobsFor(anna);

        assertThat(mail.receivedBy(anna)).isEmpty();
        assertThat(mail.jobsFor(anna)).isEmpty();
    }

    @Test
    void whoHasLeftInTheMeantimeGetsNone() {
        tell("pep.overdue", "A PEP review is overdue.");
        tellUrgently();
        accounts.close(anna);
        clock.setTo(WEDNESDAY_AT_SEVEN);

        mail.runDueJobsFor(anna);

        assertThat(mail.receivedBy(anna)).isEmpty();
        assertThat(mail.jobsFor(anna)).isEmpty();
    }

    @Test
    void whileTheMailServerIsAwayItIsTriedAgainAfterAPauseAndDeliveredOnce() {
        mail.stop();
        tellUrgently();
        mail.runDueJobsFor(anna);
        assertThat(unmailed()).isEqualTo(1);
        assertThat(onlyJob().getRetries()).isEqualTo(TRIES - 1);
        mail.start();

        mail.runDueJobsFor(anna);
        assertThat(mail.receivedBy(anna)).as("before the pause is over").isEmpty();

        clock.advance(Duration.ofSeconds(10));
        mail.runDueJobsFor(anna);
        clock.advance(Duration.ofDays(1));
        mail.runDueJobsFor(anna);
        assertThat(mail.receivedBy(anna)).hasSize(1);
    }

    @Test
    void whatCannotBeSentForHoursIsAnIncidentAndIsInTheEMailOfTheNextDay() throws Exception {
        tell("pep.overdue", "A PEP review is overdue.");
        mail.stop();
        clock.setTo(WEDNESDAY_AT_SEVEN);
        for (int i = 0; i < TRIES; i++) {
            mail.runDueJobsFor(anna);
            clock.advance(Duration.ofHours(6));
        }
        Job failed = onlyJob();
        assertThat(failed.getRetries()).isZero();
        assertThat(runtime.createIncidentQuery().configuration(failed.getId()).singleResult()).isNotNull()
                .extracting(Incident::getIncidentType, Incident::getIncidentMessage).satisfies(incident ->
                        assertThat(incident.toString()).contains("failedJob", "The e-mail was not sent", "localhost"));

        mail.start();
        clock.setTo(WEDNESDAY_AT_SEVEN.plusDays(2));
        tell("pep.signed", "A PEP is signed off.");
        clock.setTo(WEDNESDAY_AT_SEVEN.plusDays(3));
        mail.runDueJobsFor(anna);
        assertThat(text(onlyOne())).contains("A PEP review is overdue.", "A PEP is signed off.");

        management.executeJob(failed.getId());
        assertThat(mail.receivedBy(anna)).as("nothing is left for the failed one").hasSize(1);
        assertThat(mail.jobsFor(anna)).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayTakesNoNodeOutOfService() {
        mail.stop();

        assertThat(Caller.browser(port).get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void aFailureNamesNobodyToOperators() {
        jdbc.sql("update casework.staff set email = 'Wilhelmina at home', name = 'Wilhelmina' where user_id = ?").param(anna).update();
        tellUrgently();

        mail.runDueJobsFor(anna);

        Job failed = onlyJob();
        assertThat(failed.getExceptionMessage()).contains("The e-mail was not sent").doesNotContain("Wilhelmina");
        assertThat(management.getJobExceptionStacktrace(failed.getId())).contains("NotSentException").doesNotContain("Wilhelmina");
    }

    @Test
    void aLongListIsCutShort() throws Exception {
        for (int i = 0; i < 52; i++) {
            tell("pep.ready", "Thing number " + i + " is ready.");
        }
        clock.setTo(WEDNESDAY_AT_SEVEN);

        mail.runDueJobsFor(anna);

        assertThat(onlyOne().getSubject()).startsWith("52 things for you");
        assertThat(text(onlyOne())).contains("… and 2 more.");
        assertThat(unmailed()).isZero();
    }

    private void tell(String topic, String text) {
        notifications.tell(List.of(anna), new Notice(topic, text, child.id(), "/children/" + child.reference(), Urgency.DAILY));
    }

    private void tellUrgently() {
        notifications.tell(List.of(anna), new Notice("pep.escalated", "A PEP review is 10 working days overdue; it was due on 3 November 2026.",
                child.id(), "/children/" + child.reference(), Urgency.AT_ONCE));
    }

    private MimeMessage onlyOne() {
        List<MimeMessage> received = mail.receivedBy(anna);
        assertThat(received).hasSize(1);
        return received.get(0);
    }

    private Job onlyJob() {
        List<Job> jobs = mail.jobsFor(anna);
        assertThat(jobs).hasSize(1);
        return jobs.get(0);
    }

    private static String text(MimeMessage message) throws Exception {
        return message.getContent().toString().replace("\r\n", "\n");
    }

    private void assertNamesNobody(MimeMessage message) throws Exception {
        ByteArrayOutputStream asSent = new ByteArrayOutputStream();
        message.writeTo(asSent);
        assertThat(asSent.toString(StandardCharsets.UTF_8) + text(message) + message.getSubject())
                .doesNotContain("Zebulon", "Quince", "Markerfield", "Z.Q.", child.reference(), child.socialCareId(), child.id().toString());
    }

    private String idOf(String topic) {
        return jdbc.sql("select id from casework.notification where user_id = ? and topic = ?").params(anna, topic)
                .query(String.class).single();
    }

    private int unmailed() {
        return jdbc.sql("select count(*) from casework.notification where user_id = ? and mailed_at is null").param(anna)
                .query(Integer.class).single();
    }
}
