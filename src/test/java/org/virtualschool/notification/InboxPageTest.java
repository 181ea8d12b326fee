package org.virtualschool.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.notification.Notice.Urgency;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The inbox in the hands of the people who use it. */
@BrowserTest
class InboxPageTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final String OVERDUE = "A PEP review is 5 working days overdue; it was due on 10 November 2026.";

    @Autowired
    private Notifications notifications;
    @Autowired
    private NotificationRows rows;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    private School oakfield;
    private Child child;
    private String teacher;

    @BeforeEach
    void aTeacherWithAChildOnATuesday() {
        oakfield = register.school("Oakfield School");
        child = register.child("Tilda", "Uppington", oakfield, null, null);
        teacher = logins.atSchool(Role.DESIGNATED_TEACHER, oakfield);
        clock.setTo(TUESDAY);
    }

    @Test
    void theLatestIsFirstAndWhatIsUnreadIsMarkedInWords(Visitors visitors) {
        tell(OVERDUE, child, "/children/" + child.reference());
        clock.advance(Duration.ofMinutes(185));
        tell("Meetings of this term are to be held by 11 December 2026.", null, "/tasks");
        tell("A PEP is signed off.", child, "/children/" + child.reference());
        rows.read(idOf("A PEP is signed off."), teacher);
        Visitor dora = visitors.signedIn(teacher, PASSWORD);

        dora.opens("/inbox");

        assertThat(dora.reads()).contains("3 notices, 2 unread", child.reference() + " · T.U. · Y9 · Oakfield",
                "Tuesday 17 November 2026 at 10:00am", "Tuesday 17 November 2026 at 1:05pm", "None shown");
        assertThat(rowOf(dora, OVERDUE)).containsText("Unread");
        assertThat(rowOf(dora, "A PEP is signed off.")).not().containsText("Unread");
        assertThat(dora.page().locator("tbody tr").last()).containsText(OVERDUE);
        dora.picture("three");
        dora.findsNoBarrier();
    }

    @Test
    void howMuchIsUnreadStandsInTheMenuOfEveryPage(Visitors visitors) {
        tell(OVERDUE, child, "/children/" + child.reference());
        tell("Another thing.", null, "/tasks");
        Visitor dora = visitors.signedIn(teacher, PASSWORD);

        for (String path : List.of("/", "/children", "/tasks", "/inbox", "/no-such-page")) {
            dora.opens(path);
            Locator inbox = dora.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Inbox \\(2\\s+unread\\s*\\)$")));
            assertThat(inbox).isVisible();
        }
        dora.opens("/children");
        dora.picture("menu");
        dora.findsNoBarrier();
    }

    @Test
    void followingTheLinkLeadsThereAndCountsAsRead(Visitors visitors) {
        tell(OVERDUE, child, "/children/" + child.reference());
        Visitor dora = visitors.signedIn(teacher, PASSWORD);
        dora.opens("/inbox");

        Locator link = rowOf(dora, OVERDUE).getByRole(AriaRole.LINK);
        dora.tabsTo(link);
        dora.page().keyboard().press("Enter");

        assertThat(dora.page()).hasURL(Pattern.compile(".*/children/" + child.reference()));
        assertThat(dora.page().getByLabel("Menu").getByText("Inbox", new Locator.GetByTextOptions().setExact(true))).isVisible();
        dora.opens("/inbox");
        assertThat(dora.reads()).contains("1 notice, all read").doesNotContain("Unread", "Mark all as read");
        dora.findsNoBarrier();
    }

    @Test
    void theLinkOfAnEMailLeadsThereThroughTheLogin(Visitors visitors) {
        tell(OVERDUE, child, "/children/" + child.reference());
        Visitor dora = visitors.anonymous();

        dora.opens("/inbox/" + idOf(OVERDUE));
        assertThat(dora.heading()).isEqualTo("Sign in");
        dora.page().getByLabel("User name").fill(teacher);
        dora.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        dora.presses("Sign in");

        assertThat(dora.page()).hasURL(Pattern.compile(".*/children/" + child.reference()));
        assertThat(rows.countUnread(teacher)).isZero();
    }

    @Test
    void onesAndAllAreMarkedAsReadWithoutJavaScript(Visitors visitors) {
        tell(OVERDUE, child, "/children");
        tell("Second.", null, "/children");
        tell("Third.", null, "/children");
        Visitor dora = visitors.signedInWithoutJavaScript(teacher, PASSWORD);
        dora.opens("/inbox");

        rowOf(dora, "Second.").getByRole(AriaRole.BUTTON).click();
        assertThat(dora.reads()).contains("Marked as read.", "3 notices, 2 unread");
        assertThat(rowOf(dora, "Second.")).not().containsText("Unread");
        dora.picture("one-marked");

        notifications.tell(List.of(teacher), notice("Too late to be seen.", null, "/children"));
        jdbc.sql("update casework.notification set created_at = created_at + interval '1 minute' where user_id = ? and text = ?")
                .params(teacher, "Too late to be seen.").update();
        dora.presses("Mark all as read");

        assertThat(dora.reads()).contains("2 notices marked as read.", "4 notices, 1 unread");
        assertThat(rowOf(dora, "Too late to be seen.")).containsText("Unread");
    }

    @Test
    void thirtyNoticesFillTwoPages(Visitors visitors) {
        for (int i = 0; i < 30; i++) {
            tell("Notice number %02d.".formatted(i), null, "/children");
            clock.advance(Duration.ofMinutes(1));
        }
        Visitor dora = visitors.signedIn(teacher, PASSWORD);
        dora.opens("/inbox");
        assertThat(dora.reads()).contains("30 notices, 30 unread", "Showing 1 to 25", "number 29", "number 05").doesNotContain("number 04");
        dora.findsNoBarrier();

        dora.presses("Next page");
        assertThat(dora.reads()).contains("Showing 26 to 30", "number 04", "number 00").doesNotContain("number 05");
        rowOf(dora, "number 02").getByRole(AriaRole.BUTTON).click();

        assertThat(dora.reads()).contains("Marked as read.", "Showing 26 to 30");
        assertThat(dora.opens("/inbox?page=99")).isEqualTo(200);
        assertThat(dora.reads()).contains("Showing 26 to 30");
        assertThat(dora.opens("/inbox?page=none")).isEqualTo(200);
    }

    @Test
    void whoMayNoLongerReadTheChildIsNotToldWhoItWas(Visitors visitors) {
        tell(OVERDUE, child, "/children/" + child.reference());
        register.exclude(child.id(), teacher);
        Visitor dora = visitors.signedIn(teacher, PASSWORD);

        dora.opens("/inbox");

        assertThat(dora.reads()).contains(OVERDUE, "None shown").doesNotContain(child.reference(), "T.U.");
        assertThat(dora.opens("/inbox/" + idOf(OVERDUE))).isEqualTo(403);
        assertThat(dora.page().url() + dora.reads()).doesNotContain(child.reference());
    }

    @Test
    void financeFollowsItsNoticesOfTwoChildrenWhoseRecordsItMayNotReadToItsTasks(Visitors visitors) {
        String finance = logins.of(Role.FINANCE_OFFICER);
        String refund = "A refund of pupil premium is due: £20.00.";
        for (Child each : List.of(child, child, register.child(oakfield, null, null))) {
            notifications.tell(List.of(finance), notice(refund, each, "/tasks"));
        }
        notifications.tell(List.of(finance), notice("Money.", null, "/tasks"));
        notifications.tell(List.of(finance), notice("Money.", null, "/tasks"));
        Visitor fred = visitors.signedIn(finance, PASSWORD);

        fred.opens("/inbox");
        assertThat(fred.reads()).contains("3 notices, 3 unread", "None shown").doesNotContain(child.reference());
        rowOf(fred, refund).first().getByRole(AriaRole.LINK).click();

        assertThat(fred.page()).hasURL(Pattern.compile(".*/tasks"));
        assertThat(rows.countUnread(finance)).isEqualTo(2);
    }

    @Test
    void somebodyElsesNoticeIsRefusedLikeAnUnknownOne(Visitors visitors) {
        tell(OVERDUE, child, "/children");
        String strangerId = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        Visitor stranger = visitors.signedIn(strangerId, PASSWORD);

        assertThat(stranger.opens("/inbox")).isEqualTo(200);
        assertThat(stranger.reads()).doesNotContain(OVERDUE);
        assertThat(stranger.opens("/inbox/" + idOf(OVERDUE))).isEqualTo(403);
        String foreign = stranger.reads();
        assertThat(stranger.opens("/inbox/" + UUID.randomUUID())).isEqualTo(403);
        assertThat(stranger.reads()).isEqualTo(foreign);
        assertThat(stranger.opens("/inbox/no-id")).isEqualTo(403);
        assertThat(rows.countUnread(teacher)).isEqualTo(1);
        notifications.tell(List.of(strangerId), notice("Mine.", null, "/children"));
        stranger.opens("/inbox");
        stranger.page().locator("form[action$='/read']").last().evaluate("(form, path) => form.action = path", "/inbox/" + idOf(OVERDUE) + "/read");
        rowOf(stranger, "Mine.").getByRole(AriaRole.BUTTON).click();
        assertThat(stranger.reads()).isEqualTo(foreign);
        assertThat(rows.countUnread(teacher)).isEqualTo(1);
    }

    @Test
    void operatorsHaveAnInboxWithNothingInIt(Visitors visitors) {
        Visitor operator = visitors.signedIn(logins.of(Role.SYSTEM_ADMINISTRATOR), PASSWORD);

        assertThat(operator.opens("/inbox")).isEqualTo(200);

        assertThat(operator.reads()).contains("Nothing is in your inbox.");
        operator.picture("empty");
        operator.findsNoBarrier();
    }

    @Test
    void itFitsAPhone(Visitors visitors) {
        tell(OVERDUE, child, "/children");
        tell("Second.", null, "/children");
        Visitor dora = visitors.signedInOnPhone(teacher, PASSWORD);

        dora.opens("/inbox");

        dora.picture("inbox");
        dora.findsNoBarrier();
    }

    private void tell(String text, Child about, String path) {
        notifications.tell(List.of(teacher), notice(text, about, path));
    }

    private static Notice notice(String text, Child about, String path) {
        return new Notice("test.topic", text, about == null ? null : about.id(), path, Urgency.DAILY);
    }

    private UUID idOf(String text) {
        return jdbc.sql("select id from casework.notification where user_id = ? and text = ?").params(teacher, text).query(UUID.class).single();
    }

    private static Locator rowOf(Visitor visitor, String text) {
        return visitor.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }
}
