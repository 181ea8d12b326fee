package org.virtualschool.security.edge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.browser.BrowserTest;
import org.virtualschool.testing.browser.Visitor;
import org.virtualschool.testing.browser.Visitors;

/** What operators can do to accounts: open them, set passwords, make operators. Casework roles come by the staff file. */
@BrowserTest
class OperatorsTest {

    private static final String MEMBERS = "/engine-rest/group/%s/members/%s";

    @LocalServerPort
    private int port;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private JdbcClient jdbc;

    private final String operator = "operator-" + UUID.randomUUID();
    private final String other = "made-by-" + operator;
    private Caller program;

    @BeforeEach
    void anOperatorAndAnAccount() {
        accounts.save(new UserAccount(operator, "Olive Prentice", null, Set.of(Role.SYSTEM_ADMINISTRATOR)));
        accounts.setPassword(operator, TestLogins.PASSWORD);
        program = Caller.program(port, operator, TestLogins.PASSWORD);
        assertThat(program.json("POST", "/engine-rest/user/create", """
                {"profile": {"id": "%s", "firstName": "Otto", "lastName": "Made"}, "credentials": {"password": "A-first-Passw0rd!"}}"""
                .formatted(other)).status()).isEqualTo(204);
    }

    @Test
    void nobodyIsGivenACaseworkRole() {
        for (String role : List.of(Role.VIRTUAL_SCHOOL_HEAD, Role.DESIGNATED_TEACHER, "school-100001", "team-north")) {
            Caller.Answer answer = program.json("PUT", MEMBERS.formatted(role, other), null);
            assertThat(answer.status()).as(role).isEqualTo(403);
            assertThat(answer.body()).contains("come by the staff file, which the coordinator loads");
        }
        assertThat(accounts.groupsOf(other)).isEmpty();
    }

    @Test
    void nobodyLosesOneOrTheAccount() {
        accounts.save(new UserAccount(other, "Otto Made", null, Set.of(Role.SOCIAL_WORKER)));

        assertThat(program.json("DELETE", MEMBERS.formatted(Role.SOCIAL_WORKER, other), null).status()).isEqualTo(403);
        assertThat(program.json("DELETE", "/engine-rest/user/" + other, null).status()).isEqualTo(403);
        assertThat(accounts.groupsOf(other)).containsExactly(Role.SOCIAL_WORKER);
    }

    @Test
    void anotherOperatorIsMadeAndEndsButNeverOneself() {
        String members = MEMBERS.formatted(Role.SYSTEM_ADMINISTRATOR, other);
        assertThat(program.json("PUT", members, null).status()).isEqualTo(204);
        assertThat(accounts.groupsOf(other)).containsExactly(Role.SYSTEM_ADMINISTRATOR);
        assertThat(program.json("DELETE", members, null).status()).isEqualTo(204);
        assertThat(accounts.groupsOf(other)).isEmpty();

        String own = MEMBERS.formatted(Role.SYSTEM_ADMINISTRATOR, operator);
        assertThat(program.json("DELETE", own, null).status()).isEqualTo(403);
        assertThat(audited()).contains("engine.administered PUT " + members, "engine.administered DELETE " + members,
                "engine.edge DELETE " + own);
    }

    @Test
    void aPasswordIsSetAndOnRecord() {
        assertThat(program.json("PUT", "/engine-rest/user/" + other + "/credentials", """
                {"password": "A-second-Passw0rd!", "authenticatedUserPassword": "%s"}""".formatted(TestLogins.PASSWORD)).status())
                .isEqualTo(204);

        assertThat(Caller.browser(port).logIn(other, "A-second-Passw0rd!").header("Location")).endsWith("/");
        assertThat(audited()).contains("engine.administered PUT /engine-rest/user/" + other + "/credentials");
    }

    @Test
    void aMistakeIsToldInWords() {
        String weak = "\"password\": \"weak\", \"authenticatedUserPassword\": \"%s\"".formatted(TestLogins.PASSWORD);
        String create = "{\"profile\": {\"id\": \"%s\", \"firstName\": \"Una\", \"lastName\": \"Made\"}, \"credentials\": {\"password\": \"%s\"}}";
        Caller.Answer created = program.json("POST", "/engine-rest/user/create", create.formatted("un-" + other, "weak"));
        Caller.Answer changed = program.json("PUT", "/engine-rest/user/" + other + "/credentials", "{" + weak + "}");
        Caller.Answer misspelt = program.json("POST", "/engine-rest/user/create", create.formatted("un made", "A-first-Passw0rd!"));
        Caller.Answer nobody = program.json("PUT", MEMBERS.formatted(Role.SYSTEM_ADMINISTRATOR, "nobody-of-this-name"), null);

        assertThat(List.of(created.status(), changed.status(), misspelt.status(), nobody.status())).containsExactly(400, 400, 400, 404);
        assertThat(created.body()).contains("It needs at least 10 characters").isEqualTo(changed.body());
        assertThat(misspelt.body()).contains("A user id may hold letters, digits and");
        assertThat(nobody.body()).contains("There is no such user.");
        assertThat(accounts.isOpen("un-" + other)).isFalse();
    }

    @Test
    void camundaAdminWorksForWhatIsLeft(Visitors visitors) {
        Visitor visitor = visitors.signedIn(operator, TestLogins.PASSWORD);
        Page page = visitor.page();
        List<String> refused = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() >= 400) {
                refused.add(response.status() + " " + response.url());
            }
        });

        page.navigate("/camunda/app/admin/default/#/users?searchQuery=%5B%5D");
        assertThat(page.locator("[cam-widget-header], header").first()).isVisible();
        assertThat(page.getByText("List of Users").first()).isVisible();

        page.navigate("/camunda/app/admin/default/#/users/" + other + "?tab=profile");
        assertThat(page.locator("input[ng-model=\"profile.firstName\"]")).hasValue("Otto");
        visitor.picture("profile");
        page.navigate("/camunda/app/admin/default/#/users/" + other + "?tab=account");
        assertThat(page.locator("input[type=password]").first()).isVisible();
        visitor.picture("account");
        assertThat(page.locator("[ng-click='deleteUser()']")).isHidden();
        assertThat(page.locator("[ng-click='unlockUser()']")).isHidden();
        page.navigate("/camunda/app/admin/default/#/users/" + other + "?tab=groups");
        assertThat(page.getByText("Add to a group").first()).isVisible();
        visitor.picture("groups");
        page.navigate("/camunda/app/admin/default/#/groups/" + Role.SYSTEM_ADMINISTRATOR + "?tab=group");
        assertThat(page.getByText(Role.SYSTEM_ADMINISTRATOR).first()).isVisible();
        visitor.picture("group");

        assertThat(refused).isEmpty();
    }

    private List<String> audited() {
        return jdbc.sql("select action || ' ' || subject from casework.audit_event where actor = ?").param(operator)
                .query(String.class).list();
    }
}
