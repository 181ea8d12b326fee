package org.virtualschool.childrecord;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualschool.testing.TestLogins.PASSWORD;

import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.register.School;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** The list of children in the hands of the people who use it. */
@BrowserTest
class ChildrenPageTest {

    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;

    @Test
    void aDesignatedTeacherFindsTheChildrenOfTheirSchoolAndNoOthers(Visitors visitors) {
        School own = register.school("Ashgrove School");
        School other = register.school("Beechwood School");
        Child mine = register.child("Amara", "Quillfeather", own, null, null);
        register.child("Bruno", "Quillfeather", other, null, null);
        Visitor teacher = visitors.signedIn(logins.atSchool(Role.DESIGNATED_TEACHER, own), PASSWORD);

        teacher.opens("/children?q=quillfeather");

        assertThat(teacher.reads()).contains("1 child", "Quillfeather, Amara", mine.reference(), "Ashgrove School")
                .doesNotContain("Bruno", "Beechwood", "social care number");
        teacher.picture("one-school");
        teacher.findsNoBarrier();
    }

    @Test
    void twoSocialWorkersWithChildrenAtOneSchoolDoNotSeeEachOthers(Visitors visitors) {
        School school = register.school("Cedar School");
        String north = logins.socialWorker("north");
        String south = logins.socialWorker("south");
        register.child("Nadia", "Oxenhope", school, north, null);
        register.child("Silas", "Oxenhope", school, south, null);

        Visitor worker = visitors.signedIn(north, PASSWORD);
        worker.opens("/children?q=oxenhope");

        assertThat(worker.reads()).contains("Nadia").doesNotContain("Silas");
    }

    @Test
    void sixtyChildrenFillThreePagesAndTheSearchIsKeptOnEach(Visitors visitors) {
        School school = register.school("Dunmore School");
        for (int i = 0; i < 60; i++) {
            register.child("Child%02d".formatted(i), "Zetland", school, null, null);
        }
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        head.opens("/children?q=zetland");
        assertThat(head.reads()).contains("60 children", "Showing 1 to 25", "Child00", "Child24").doesNotContain("Child25");
        head.picture("first-page");
        head.findsNoBarrier();

        head.presses("Next page");
        assertThat(head.reads()).contains("Showing 26 to 50", "Child25", "Child49").doesNotContain("Child50", "Child24");
        assertThat(head.page().getByLabel("Find a child")).hasValue("zetland");

        head.page().getByLabel("Page 3", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).click();
        assertThat(head.reads()).contains("Showing 51 to 60", "Child59");

        assertThat(head.opens("/children?q=zetland&page=99")).isEqualTo(200);
        assertThat(head.reads()).contains("Showing 1 to 25");
        assertThat(head.opens("/children?q=zetland&page=-1")).isEqualTo(200);
    }

    @Test
    void aChildIsFoundByEachOfItsNamesAndNumbers(Visitors visitors) {
        School school = register.school("Eldermere School");
        Child child = register.child("Farah", "Underhill", school, null, null);
        Visitor coordinator = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_COORDINATOR), PASSWORD);

        for (String search : List.of("underhill FARAH", child.reference(), child.reference().toLowerCase(), child.socialCareId(),
                "farah eldermere")) {
            coordinator.opens("/children");
            assertThat(coordinator.reads()).contains("a social care number");
            coordinator.page().getByLabel("Find a child").fill(search);
            coordinator.presses("Search");
            assertThat(coordinator.reads()).as(search).contains("Underhill, Farah");
        }
    }

    @Test
    void namesOfEveryLanguageAreFoundInAnyCaseAndStandWhereAReaderLooks(Visitors visitors) {
        School school = register.school("Harrowgate School");
        register.child("Zofia", "Zaleska", school, null, null);
        register.child("Łukasz", "Żuk", school, null, null);
        register.child("Élodie", "Öztürk", school, null, null);
        register.child("Paul", "Osborne", school, null, null);
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        for (String search : List.of("Élodie harrowgate", "élodie ÖZTÜRK", "ÉLODIE Harrowgate")) {
            head.opens("/children?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
            assertThat(head.reads()).as(search).contains("1 child", "Öztürk, Élodie");
        }
        head.opens("/children?q=" + URLEncoder.encode("łukasz harrowgate", StandardCharsets.UTF_8));
        assertThat(head.reads()).contains("1 child", "Żuk, Łukasz");

        head.opens("/children?q=harrowgate");
        assertThat(head.page().locator("tbody th").allInnerTexts())
                .containsExactly("Osborne, Paul", "Öztürk, Élodie", "Zaleska, Zofia", "Żuk, Łukasz");
    }

    @Test
    void nothingFoundIsSaidInWordsWithAWayBack(Visitors visitors) {
        Visitor adviser = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_ADVISER), PASSWORD);

        adviser.opens("/children?q=%25_nobody+is+called+this%27");

        assertThat(adviser.reads()).contains("No children found", "Check the spelling");
        assertThat(adviser.page().getByLabel("Find a child")).hasValue("%_nobody is called this'");
        adviser.picture("nothing-found");
        adviser.findsNoBarrier();
        adviser.presses("Show all");
        assertThat(adviser.page()).hasURL(java.util.regex.Pattern.compile(".*/children$"));
    }

    @Test
    void aSocialWorkerWithoutChildrenIsToldWhy(Visitors visitors) {
        Visitor worker = visitors.signedIn(logins.socialWorker("north"), PASSWORD);

        worker.opens("/children");

        assertThat(worker.reads()).contains("No child is recorded with you as the social worker");
        worker.findsNoBarrier();
    }

    @Test
    void aProtectedChildIsNeverFoundByOrListedWithItsSchool(Visitors visitors) {
        School school = register.school("Fernleigh Hidden School");
        Child child = register.child("Gideon", "Wraxall", school, null, null);
        register.protectAddress(child.id());
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);

        head.opens("/children?q=wraxall");
        assertThat(head.reads()).contains("Gideon", "Protected").doesNotContain("Fernleigh");

        head.opens("/children?q=fernleigh");
        assertThat(head.reads()).contains("No children found");
    }

    @Test
    void theSearchWorksByKeyboardAlone(Visitors visitors) {
        School school = register.school("Gorsey School");
        Child child = register.child("Hana", "Yelverton", school, null, null);
        Visitor head = visitors.signedIn(logins.of(Role.VIRTUAL_SCHOOL_HEAD), PASSWORD);
        head.opens("/children");

        head.tabsTo(head.page().getByLabel("Find a child"));
        head.page().keyboard().type("yelverton");
        head.page().keyboard().press("Enter");
        assertThat(head.page().getByText("1 child", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))).isVisible();
        Locator link = head.page().getByText("Yelverton, Hana");
        head.tabsTo(link);
        head.page().keyboard().press("Enter");

        assertThat(head.page()).hasURL(java.util.regex.Pattern.compile(".*/children/" + child.reference()));
    }
}
