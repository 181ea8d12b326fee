package org.virtualschool.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccount;
import org.virtualschool.people.UserAccounts;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;

@CaseworkTest
class LoginTest {

    private static final String PASSWORD = "a long enough secret";
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String FROM = "X-Forwarded-For";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    private int port;
    @Autowired
    private UserAccounts accounts;
    @Autowired
    private JdbcTemplate jdbc;
    private String user;

    @BeforeEach
    void anAdviser() {
        user = "adviser." + UUID.randomUUID() + "@example.org";
        accounts.save(new UserAccount(user, "Ada Mary Viser", user, Set.of(Role.VIRTUAL_SCHOOL_ADVISER)));
        accounts.setPassword(user, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count", "/engine-rest/nothing", "/engine-rest",
            "/api/children", "/api/nothing", "/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/default/",
            "/camunda/api/cockpit/plugin/base/default/process-definition/count", "/camunda/api/nothing"})
    void nobodyGetsAnythingFromTheApisWithoutALogin(String path) {
        assertThat(Caller.browser(port).get(path).status()).isEqualTo(401);
        assertThat(Caller.browser(port).json("POST", path, "{}").status()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/children", "/imports", "/nothing", TASKLIST, "/camunda/app/cockpit/default/", "/camunda"})
    void nobodySeesAPageWithoutALogin(String path) {
        Caller.Answer answer = Caller.browser(port).get(path);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).as("by path: the host in a request may be anybody's").isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/actuator/health", "/css/casework.css", "/camunda/favicon.ico"})
    void someThingsAreOpen(String path) {
        assertThat(Caller.browser(port).get(path).status()).isEqualTo(200);
    }

    @Test
    void oneLoginServesPagesAndTasklistAndStartsAFreshSession() {
        Caller browser = Caller.browser(port);
        browser.get("/login");
        String before = browser.cookie("JSESSIONID");

        assertThat(browser.logIn(user, PASSWORD).header("Location")).isEqualTo("/");

        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(browser.get("/").status()).isEqualTo(200);
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
        assertThat(browser.get(WHO).body()).contains(user);
        // The engine's own API asks programs for a password and takes no session.
        assertThat(browser.get("/engine-rest/task").status()).isEqualTo(401);
    }

    @Test
    void capitalLettersInTheUserNameDoNotMatter() {
        Caller browser = Caller.browser(port);
        assertThat(browser.logIn(" " + user.toUpperCase(), PASSWORD).header("Location")).endsWith("/");
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
        assertThat(browser.get(WHO).body()).as("as the staff file wrote it").contains(user);
        assertThat(Caller.program(port, user.toUpperCase(), PASSWORD).get("/engine-rest/task/count").status()).isEqualTo(200);
    }

    @Test
    void anApostropheInTheUserNameIsNoHindrance() {
        String obrien = "m.o'brien." + UUID.randomUUID() + "@example.org";
        accounts.save(new UserAccount(obrien, "Mary O'Brien", obrien, Set.of(Role.VIRTUAL_SCHOOL_ADVISER)));
        accounts.setPassword(obrien, PASSWORD);

        Caller browser = Caller.browser(port);
        assertThat(browser.logIn(obrien, PASSWORD).header("Location")).endsWith("/");
        assertThat(browser.get("/").body()).contains("o&#39;brien");
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
        assertThat(browser.get(WHO).body()).contains(obrien);
        String engine = "/camunda/api/engine/engine/default";
        assertThat(browser.get(engine + "/user/" + obrien + "/profile").body()).contains(obrien);
        assertThat(browser.get(engine + "/identity/groups?userId=" + obrien).status()).isEqualTo(200);
        assertThat(browser.get(engine + "/task/count?assignee=" + obrien).status()).isEqualTo(200);
        assertThat(browser.get(engine + "/filter?firstResult=0&maxResults=100").body()).contains("My tasks");
    }

    @Test
    void goesOnToThePageSomebodyWanted() {
        Caller browser = Caller.browser(port);
        browser.get(TASKLIST + "?a=b", "Accept", "text/html");

        assertThat(browser.logIn(user, PASSWORD).header("Location")).as("by path").startsWith(TASKLIST + "?a=b");
    }

    @Test
    void signingOutOfOurPagesEndsTasklistToo() {
        Caller browser = Caller.browser(port);
        browser.logIn(user, PASSWORD);
        String token = token(browser);

        assertThat(browser.form("/logout", Map.of()).status()).as("without a CSRF token").isEqualTo(403);
        assertThat(browser.form("/logout", Map.of("_csrf", token)).header("Location")).endsWith("/login?logout");

        assertThat(browser.get(WHO).status()).isEqualTo(401);
    }

    @Test
    void signingOutOfTasklistEndsOurPagesTooAndItsLoginBoxOpensBoth() {
        Caller browser = Caller.browser(port);
        browser.logIn(user, PASSWORD);
        browser.get(WHO);

        assertThat(browser.json("POST", WHO + "/logout", "").status()).isEqualTo(204);
        assertThat(browser.get("/").status()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/engine/engine/").body()).as("what the box asks first").isEqualTo("[{\"name\":\"default\"}]");

        Caller.Answer box = browser.form(WHO + "/login/tasklist", Map.of("username", user, "password", PASSWORD));
        assertThat(box.status()).isEqualTo(200);
        assertThat(box.body()).contains("tasklist").doesNotContain("cockpit", "admin");
        assertThat(browser.get("/").status()).isEqualTo(200);
        assertThat(browser.get(WHO).status()).isEqualTo(200);
    }

    @Test
    void theLoginBoxRefusesWrongPasswordsAndApplicationsThatAreNotOnesOwn() {
        Caller browser = Caller.browser(port);

        assertThat(browser.form(WHO + "/login/tasklist", Map.of("username", user, "password", PASSWORD)).status())
                .as("sent by another site").isEqualTo(401);
        assertThat(browser.form(WHO + "/login/tasklist", Map.of("username", user, "password", "wrong"),
                "X-Requested-With", "XMLHttpRequest").status()).isEqualTo(401);
        assertThat(browser.form(WHO + "/login/cockpit", Map.of("username", user, "password", PASSWORD),
                "X-Requested-With", "XMLHttpRequest").status()).isEqualTo(403);
        assertThat(browser.get("/").status()).isEqualTo(302);
    }

    @Test
    void aClosedAccountEndsItsSessionsWithinSeconds() {
        Caller browser = Caller.browser(port);
        browser.logIn(user, PASSWORD);
        Caller program = Caller.program(port, user, PASSWORD);
        assertThat(program.get("/engine-rest/task").status()).isNotEqualTo(401);
        browser.get(TASKLIST);

        accounts.close(user);

        await().atMost(SECONDS).until(() -> browser.get("/").status() == 302);
        await().atMost(SECONDS).until(() -> program.get("/engine-rest/task").status() == 401);
        assertThat(browser.get(WHO).status()).isEqualTo(401);
        assertThat(Caller.browser(port).logIn(user, PASSWORD).header("Location")).endsWith("/login?error");
    }

    @Test
    void aNewPasswordEndsOtherSessionsWithinSeconds() {
        Caller browser = Caller.browser(port);
        browser.logIn(user, PASSWORD);
        Caller program = Caller.program(port, user, PASSWORD);
        program.get("/engine-rest/task");

        accounts.setPassword(user, PASSWORD + " changed");

        await().atMost(SECONDS).until(() -> browser.get("/").status() == 302);
        await().atMost(SECONDS).until(() -> program.get("/engine-rest/task").status() == 401);
        assertThat(Caller.browser(port).logIn(user, PASSWORD + " changed").header("Location")).endsWith("/");
    }

    @Test
    void wrongPasswordsAreSlowedDownButLockNobodyOut() {
        Caller known = Caller.browser(port);
        known.logIn(user, PASSWORD);
        Caller stranger = Caller.browser(port);
        for (int i = 0; i < WrongPasswords.MOST_FOR_A_USER; i++) {
            assertThat(stranger.logIn(user, "guess " + i).header("Location")).endsWith("/login?error");
        }

        assertThat(stranger.logIn(user, PASSWORD + " other").header("Location")).endsWith("/login?wait");
        Caller.Answer program = Caller.program(port, user, "guess").get("/engine-rest/task");
        assertThat(program.status()).isEqualTo(429);
        assertThat(program.header("Retry-After")).isNotEmpty();

        // Somebody who has logged in from their own browser before may still try, and gets in.
        known.get("/login");
        known.form("/logout", Map.of("_csrf", token(known)));
        assertThat(known.logIn(user, "typing error").header("Location")).endsWith("/login?error");
        assertThat(known.logIn(user, PASSWORD).header("Location")).endsWith("/");
    }

    @Test
    void behindTheProxyEachAddressIsCountedForItself() {
        for (int i = 0; i < WrongPasswords.MOST_FROM_AN_ADDRESS; i++) {
            Caller.program(port, "nobody-" + i, "guess").get("/engine-rest/task", FROM, "203.0.113.7");
        }

        assertThat(Caller.program(port, user, PASSWORD).get("/engine-rest/task", FROM, "203.0.113.7").status()).isEqualTo(429);
        assertThat(Caller.program(port, user, PASSWORD).get("/engine-rest/task", FROM, "203.0.113.8").status()).isNotIn(401, 429);
    }

    @Test
    void whatComesByHttpsToTheProxyIsKeptToHttps() {
        assertThat(Caller.browser(port).get("/login", "X-Forwarded-Proto", "https").header("Strict-Transport-Security")).isNotEmpty();
        assertThat(Caller.browser(port).get("/login").header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void passwordsAreKeptAsBcryptAndMayBeLong() {
        String stored = jdbc.queryForObject("select pwd_ from public.act_id_user where id_ = ?", String.class, user);
        assertThat(stored).as("the low cost of tests; PackagedJarIT pins what people get").startsWith("{bcrypt}$2a$04$");

        accounts.setPassword(user, "x".repeat(100) + "right");
        assertThat(Caller.program(port, user, "x".repeat(100) + "wrong").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(Caller.program(port, user, "x".repeat(100) + "right").get("/engine-rest/task").status()).isNotEqualTo(401);
    }

    @Test
    void aBrowserIsNotMadeToCallTheApisByAnotherSite() {
        assertThat(Caller.program(port, user, PASSWORD).json("POST", "/engine-rest/task/x/complete", "{}", "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(Caller.program(port, user, PASSWORD).get("/api/nothing").status()).isEqualTo(404);
    }

    @Test
    void headersProtectEveryPage() {
        Caller browser = Caller.browser(port);
        browser.logIn(user, PASSWORD);
        Caller.Answer page = browser.get("/");

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(browser.get(TASKLIST).header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(browser.get(WHO).header("Cache-Control")).contains("no-");
    }

    @Test
    void everyPageOfTasklistCarriesItsOwnNonce() {
        Caller browser = Caller.browser(port);
        browser.logIn(user, PASSWORD);

        assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> browser.get(TASKLIST)))
                .allSatisfy(page -> {
                    String nonce = page.header("Content-Security-Policy").replaceAll(".*'nonce-([^']+)'.*", "$1");
                    assertThat(page.body()).contains("nonce=\"" + nonce + "\"");
                });
    }

    private static String token(Caller browser) {
        return browser.get("/").body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    }
}
