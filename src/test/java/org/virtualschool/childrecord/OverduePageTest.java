package org.virtualschool.childrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** Overdue PEPs as those read them who answer for the whole authority. */
@BrowserTest
class OverduePageTest {

    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void theLongestOverdueComesFirstWithItsReckoningAndTheExceptionListIsTagged(Visitors visitors) {
        clock.setTo(LocalDate.of(2026, 12, 8));
        School school = register.school("Larchwood School " + TestRegister.number());
        String north = "larch-" + TestRegister.number();
        Child recent = register.child("Rana", "Recent", school, logins.socialWorker(north), null);
        Child longAgo = register.child("Lena", "Longago", school, logins.socialWorker("south"), null);
        Child inTime = register.child("Ines", "Intime", school, null, null);
        Child hidden = register.child("Hana", "Hidden", school, logins.socialWorker(north), null);
        register.protectAddress(hidden.id());
        Child unseen = register.child("Uma", "Unseen", school, logins.socialWorker(north), null);
        overdue(recent, school, LocalDate.of(2026, 12, 7), "20 working days after 9 November 2026: 7 December 2026");
        overdue(longAgo, school, LocalDate.of(2026, 11, 10), "10 working days after 27 October 2026: 10 November 2026");
        overdue(inTime, school, LocalDate.of(2026, 12, 8), "20 working days after 10 November 2026: 8 December 2026");
        overdue(hidden, school, LocalDate.of(2026, 12, 1), "20 working days after 3 November 2026: 1 December 2026");
        overdue(unseen, school, LocalDate.of(2026, 12, 1), "20 working days after 3 November 2026: 1 December 2026");
        String manager = logins.of(Role.MANAGER);
        register.exclude(unseen.id(), manager);
        Visitor visitor = visitors.signedIn(manager, PASSWORD);

        visitor.opens("/peps/overdue");
        visitor.page().locator("#school").selectOption(new SelectOption().setLabel(school.name()));
        visitor.presses("Show");

        String list = visitor.reads();
        assertThat(list).contains("2 PEPs are overdue", "Tuesday 10 November 2026 (10 working days after 27 October 2026)", "20 working days",
                "Monday 7 December 2026 (20 working days after 9 November 2026)", "1 working day")
                .doesNotContain("Intime", "Hidden", "Unseen");
        assertThat(list.indexOf("Longago")).isLessThan(list.indexOf("Recent"));
        assertThat(visitor.page().locator("tr", new Page.LocatorOptions().setHasText("Exception list")).allInnerTexts())
                .singleElement().asString().contains("Longago");
        visitor.picture("overdue");
        visitor.findsNoBarrier();

        visitor.opens("/peps/overdue?team=" + north);
        assertThat(visitor.reads()).contains("2 PEPs are overdue", "Recent", "Hidden, Hana", "Protected").doesNotContain("Longago", "Unseen");
        assertThat(visitor.opens("/peps/overdue?school=x%27&team=%25&page=0")).isEqualTo(200);
        assertThat(visitor.reads()).contains("No PEP is overdue here.");
        visitor.findsNoBarrier();
    }

    @Test
    void thirtyFillTwoPages(Visitors visitors) {
        clock.setTo(LocalDate.of(2026, 12, 8));
        School school = register.school("Maplewood School " + TestRegister.number());
        for (int i = 0; i < 30; i++) {
            overdue(register.child("Child%02d".formatted(i), "Maple", school, null, null), school, LocalDate.of(2026, 11, 2).plusDays(i),
                    "cut-off of the autumn term 2026/27: 1 December 2026");
        }
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        head.opens("/peps/overdue?school=" + school.key());
        assertThat(head.reads()).contains("30 PEPs are overdue", "Showing 1 to 25", "Child00").doesNotContain("Child25");
        head.presses("Next page");
        assertThat(head.reads()).contains("Showing 26 to 30", "Child29").doesNotContain("Child24");
    }

    @Test
    void schoolsAndSocialWorkersDoNotGetHere(Visitors visitors) {
        Visitor worker = visitors.signedIn(logins.socialWorker("north"), PASSWORD);
        assertThat(worker.opens("/peps/overdue")).isEqualTo(403);
        Visitor director = visitors.signedIn(logins.of(Role.DIRECTOR_OF_CHILDRENS_SERVICES), PASSWORD);
        assertThat(director.opens("/peps/overdue")).isEqualTo(200);
    }

    private void overdue(Child child, School school, LocalDate dueOn, String reckoned) {
        jdbc.sql("insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by, event_on,"
                        + " due_on, due_reckoned) values (?, ?, ?, 'REVIEW', 'IN_QA', '2026/27', 'AUTUMN', now(), 'test', ?, ?, ?)")
                .params(UUID.randomUUID(), child.id(), school.key(), LocalDate.of(2026, 10, 27), dueOn, reckoned).update();
    }
}
