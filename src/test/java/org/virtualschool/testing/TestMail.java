package org.virtualschool.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server for tests, and the jobs that send e-mails. Until it is started the mail server is away. Stop it after the test. */
@TestComponent
public class TestMail {

    private static final int NOBODY_LISTENS = 1;

    private final JavaMailSenderImpl sender;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private GreenMail server;

    TestMail(JavaMailSenderImpl sender, ManagementService management, JdbcClient jdbc) {
        this.sender = sender;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** Starts an empty mail server and says to the application where it is. */
    public void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        sender.setPort(server.getSmtp().getPort());
    }

    /** The mail server is away; what it received is gone. */
    public void stop() {
        sender.setPort(NOBODY_LISTENS);
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** What the server received for the address, the first first. */
    public List<MimeMessage> receivedBy(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(message -> goesTo(message, address)).toList();
    }

    /** Waiting jobs that are to send somebody an e-mail, due or not, failed or not. */
    public List<Job> jobsFor(String userId) {
        Set<String> work = jdbc.sql("""
                        select 'casework-background notification.urgent:' || id from casework.notification where user_id = :user
                        union all
                        select 'casework-background notification.digest:' || id from casework.notification_digest where user_id = :user""")
                .param("user", userId).query(String.class).list().stream().collect(Collectors.toSet());
        return management.createJobQuery().unlimitedList().stream().filter(job -> work.contains(workOf(job))).toList();
    }

    /** Does as a node does: tries the jobs that are due by the application's clock, each once. */
    public void runDueJobsFor(String userId) {
        Set<String> due = management.createJobQuery().executable().unlimitedList().stream().map(Job::getId).collect(Collectors.toSet());
        jobsFor(userId).stream().map(Job::getId).filter(due::contains).forEach(id -> {
            try {
                management.executeJob(id);
            } catch (RuntimeException e) {
                // It stays, with one try less: what a test looks at.
                return;
            }
        });
    }

    /** Takes back what has not been sent: all tests share one database. */
    public void cancelJobsFor(String userId) {
        jobsFor(userId).forEach(job -> management.deleteJob(job.getId()));
    }

    private static String workOf(Job job) {
        JobEntity entity = (JobEntity) job;
        return entity.getJobHandlerType() + " " + entity.getJobHandlerConfigurationRaw();
    }

    private static boolean goesTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> ((InternetAddress) recipient).getAddress().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
