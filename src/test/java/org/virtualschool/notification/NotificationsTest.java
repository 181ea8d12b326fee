package org.virtualschool.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.notification.DigestRows.Digest;
import org.virtualschool.notification.Notice.Urgency;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestMail;
import org.virtualschool.testing.TestRegister;

/** What becomes of a notice in the database, with the e-mails that are ordered beside it. */
@CaseworkTest
class NotificationsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final Notice OVERDUE = new Notice("pep.overdue", "A PEP review is overdue.", null, "/children/VS-000123", Urgency.DAILY);
    private static final Notice ESCALATED = new Notice("pep.escalated", "A PEP review is 10 working days overdue.", null, "/children",
            Urgency.AT_ONCE);

    @Autowired
    private Notifications notifications;
    @Autowired
    private NotificationRows rows;
    @Autowired
    private DigestRows digests;
    @Autowired
    private ForgetOldNotifications forgetOld;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private AccessRule access;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;
    @Autowired
    private TestMail mail;
    @Autowired
    private MutableClock clock;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;

    private String anna;
    private String ben;

    @BeforeEach
    void twoAdvisersOnATuesday() {
        anna = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        ben = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        clock.setTo(TUESDAY);
    }

    @AfterEach
    void nothingIsLeftToDo() {
        mail.cancelJobsFor(anna);
        mail.cancelJobsFor(ben);
    }

    @Test
    void eachOfThemFindsItInTheirInboxOnce() {
        notifications.tell(List.of(anna, ben, anna), OVERDUE);
        notifications.tell(List.of(anna), OVERDUE);

        assertThat(textsOf(anna)).containsExactly(OVERDUE.text());
        assertThat(rows.countUnread(anna)).isEqualTo(1);
        assertThat(textsOf(ben)).containsExactly(OVERDUE.text());
    }

    @Test
    void anotherTopicTextOrPlaceIsAnotherNotice() {
        notifications.tell(List.of(anna), OVERDUE);
        notifications.tell(List.of(anna), new Notice("pep.other", OVERDUE.text(), null, OVERDUE.path(), Urgency.DAILY));
        notifications.tell(List.of(anna), new Notice(OVERDUE.topic(), "Another sentence.", null, OVERDUE.path(), Urgency.DAILY));
        notifications.tell(List.of(anna), new Notice(OVERDUE.topic(), OVERDUE.text(), null, "/tasks", Urgency.DAILY));

        assertThat(rows.countUnread(anna)).isEqualTo(4);
    }

    @Test
    void aDayEndsAtMidnightInEngland() {
        clock.setTo(LocalDateTime.of(2026, 6, 30, 23, 50));
        notifications.tell(List.of(anna), OVERDUE);
        clock.advance(Duration.ofMinutes(9));
        notifications.tell(List.of(anna), OVERDUE);
        assertThat(rows.countUnread(anna)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        notifications.tell(List.of(anna), OVERDUE);
        assertThat(rows.countUnread(anna)).isEqualTo(2);
    }

    @Test
    void closedAndUnknownAccountsAreLeftOut() {
        accounts.close(ben);

        notifications.tell(List.of(anna, ben, "nobody@test.example"), ESCALATED);

        assertThat(textsOf(anna)).hasSize(1);
        assertThat(rows.count(ben) + rows.count("nobody@test.example")).isZero();
        assertThat(mail.jobsFor(ben)).isEmpty();
    }

    @Test
    void whatIsRolledBackHasToldNobody() {
        transaction.executeWithoutResult(status -> {
            notifications.tell(List.of(anna), OVERDUE);
            notifications.tell(List.of(anna), ESCALATED);
            assertThat(mail.jobsFor(anna)).hasSize(2);
            status.setRollbackOnly();
        });

        assertThat(textsOf(anna)).isEmpty();
        assertThat(mail.jobsFor(anna)).isEmpty();
        assertThat(digestsOf(anna)).isZero();
    }

    @Test
    void aChildAndWhatIsToldOfItCanBeWrittenTogether() {
        transaction.executeWithoutResult(status -> {
            UUID child = children.add("T%07d".formatted(TestRegister.number()), LocalDate.of(2013, 3, 14), CareStatus.LOOKED_AFTER).id();
            notifications.tell(List.of(anna), new Notice("child.new", "A child is new.", child, "/children", Urgency.DAILY));
        });

        assertThat(rows.countUnread(anna)).isEqualTo(1);
    }

    @Test
    void everythingUrgentHasAnEMailOfItsOwnAtOnceAndTheRestOneAtSevenInTheMorning() {
        notifications.tell(List.of(anna), ESCALATED);
        notifications.tell(List.of(anna), ESCALATED);
        assertThat(mail.jobsFor(anna)).singleElement().extracting(Job::getDuedate).isNull();

        notifications.tell(List.of(ben), OVERDUE);
        notifications.tell(List.of(ben), new Notice("pep.signed", "A PEP is signed off.", null, "/children", Urgency.DAILY));
        assertThat(mail.jobsFor(ben)).singleElement().extracting(job -> LocalDateTime.ofInstant(job.getDuedate().toInstant(), LONDON))
                .isEqualTo(TUESDAY.plusDays(1).atTime(7, 0));
    }

    @Test
    void whatIsToldInTheNightGoesTheSameMorningSummerTimeOrNot() {
        LocalDate clocksGoForward = LocalDate.of(2027, 3, 28);
        clock.setTo(clocksGoForward.atTime(0, 30));

        notifications.tell(List.of(anna), OVERDUE);

        assertThat(mail.jobsFor(anna)).singleElement().extracting(job -> LocalDateTime.ofInstant(job.getDuedate().toInstant(), LONDON))
                .isEqualTo(clocksGoForward.atTime(7, 0));
    }

    @Test
    void whoIsExcludedFromTheChildIsNotTold() {
        Child child = register.child(null, null, null);
        register.exclude(child.id(), anna);

        notifications.tell(List.of(anna, ben), new Notice("pep.overdue", "A PEP is overdue.", child.id(), "/children", Urgency.AT_ONCE));

        assertThat(textsOf(anna)).isEmpty();
        assertThat(textsOf(ben)).containsExactly("A PEP is overdue.");
    }

    @Test
    void withoutAMailServerThereAreRowsAndNoJobs() {
        var noMail = new StaticListableBeanFactory().getBeanProvider(MailOrders.class);
        Notifications inboxOnly = new NotificationService(rows, accounts, access, noMail);

        inboxOnly.tell(List.of(anna), OVERDUE);
        inboxOnly.tell(List.of(anna), ESCALATED);

        assertThat(textsOf(anna)).hasSize(2);
        assertThat(mail.jobsFor(anna)).isEmpty();
        assertThat(digestsOf(anna)).isZero();
    }

    @Test
    void twoNodesThatTellAtATimeOrderOneEMail() {
        CompletableFuture<Void> other = transaction.execute(status -> {
            notifications.tell(List.of(anna), OVERDUE);
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> notifications.tell(List.of(anna),
                    new Notice("pep.signed", "A PEP is signed off.", null, "/children", Urgency.DAILY)));
            waitUntilSomebodyWaitsForALock("notification_digest");
            return second;
        });
        other.join();

        assertThat(rows.countUnread(anna)).isEqualTo(2);
        assertThat(mail.jobsFor(anna)).hasSize(1);
    }

    @Test
    void whatIsToldWhileTheEMailGoesIsInTheNextOne() {
        notifications.tell(List.of(anna), OVERDUE);
        clock.setTo(TUESDAY.plusDays(1).atTime(6, 59, 59));
        UUID going = jdbc.sql("select id from casework.notification_digest where user_id = ?").param(anna).query(UUID.class).single();

        CompletableFuture<Void> telling = transaction.execute(status -> {
            Digest digest = digests.takeUp(going).orElseThrow();
            CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> notifications.tell(List.of(anna), OVERDUE));
            waitUntilSomebodyWaitsForALock("notification_digest");
            digests.done(digest);
            return meanwhile;
        });
        telling.join();

        assertThat(mail.jobsFor(anna)).extracting(job -> LocalDateTime.ofInstant(job.getDuedate().toInstant(), LONDON))
                .containsExactlyInAnyOrder(TUESDAY.plusDays(1).atTime(7, 0), TUESDAY.plusDays(2).atTime(7, 0));
    }

    @Test
    void whatWasToldMoreThanFourHundredDaysAgoIsForgotten() {
        notifications.tell(List.of(anna), OVERDUE);

        clock.advance(Duration.ofDays(399));
        forgetOld.forget();
        assertThat(rows.count(anna)).isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        forgetOld.forget();
        assertThat(rows.count(anna)).isZero();
    }

    private void waitUntilSomebodyWaitsForALock(String table) {
        await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?")
                .param("%" + table + "%").query(Integer.class).single() > 0);
    }

    private List<String> textsOf(String userId) {
        return jdbc.sql("select text from casework.notification where user_id = ?").param(userId).query(String.class).list();
    }

    private int digestsOf(String userId) {
        return jdbc.sql("select count(*) from casework.notification_digest where user_id = ?").param(userId).query(Integer.class).single();
    }
}
