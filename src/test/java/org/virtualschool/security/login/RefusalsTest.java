package org.virtualschool.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestLogins;

/** What is refused stands in the audit trail, once a minute, and never with a password. */
@CaseworkTest
class RefusalsTest {

    @LocalServerPort
    private int port;
    @Autowired
    private TestLogins logins;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;

    private String adviser;
    private long before;

    @BeforeEach
    void nobodyWasRefusedInTheLastMinute() {
        adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
        clock.advance(Duration.ofMinutes(2));
        before = jdbc.sql("select coalesce(max(id), 0) from casework.audit_event").query(Long.class).single();
    }

    @Test
    void aPageOfAnotherRole() {
        Caller browser = Caller.browser(port);
        browser.logIn(adviser, TestLogins.PASSWORD);

        assertThat(browser.get("/imports?name=Ada").status()).isEqualTo(403);
        assertThat(browser.get("/imports").status()).isEqualTo(403);

        assertThat(refused()).containsExactly(adviser + " page GET /imports");
    }

    @Test
    void aFormWithoutItsToken() {
        Caller browser = Caller.browser(port);
        browser.logIn(adviser, TestLogins.PASSWORD);

        assertThat(browser.form("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(refused()).containsExactly(adviser + " page POST /logout");
    }

    @Test
    void floodsOfFormsOfNobodyAreOneEntry() {
        for (int i = 0; i < 5; i++) {
            Caller browser = Caller.browser(port);
            browser.get("/login");
            assertThat(browser.form("/flood/" + i, Map.of()).status()).isEqualTo(403);
        }

        assertThat(refused()).containsExactly("system page POST /flood/0");
    }

    @Test
    void aCallThatAPageOfAnotherSiteMade() {
        Caller program = Caller.program(port, adviser, TestLogins.PASSWORD);

        assertThat(program.json("POST", "/engine-rest/task/x/complete", "{}", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(program.json("POST", "/engine-rest/task/y/complete", "{}", "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(program.json("POST", "/engine-rest/task/z/complete", "{}", "Origin", "null").status()).isEqualTo(403);
        assertThat(refused()).contains("system foreign-page POST /engine-rest/task/x/complete")
                .allMatch(entry -> entry.startsWith("system foreign-page POST /engine-rest/task/"));
        assertThat(program.get("/engine-rest/task/count", "Origin", "http://localhost:" + port).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotedWhereItIsDecidedIsNotNotedTwice() {
        Caller browser = Caller.browser(port);
        browser.logIn(adviser, TestLogins.PASSWORD);

        assertThat(browser.get("/children/VS-999999").status()).isEqualTo(403);
        assertThat(refused()).hasSize(1).first().asString().contains("VS-999999");
    }

    @Test
    void wrongPasswordsOfSomebodyAreOneEntryAMinute() {
        for (int i = 0; i < 12; i++) {
            Caller.program(port, adviser, "guess-" + i).get("/engine-rest/task");
        }
        assertThat(refused()).containsExactly("system login " + adviser + " from 127.0.0.1");

        clock.advance(Duration.ofSeconds(61));
        Caller.browser(port).logIn(adviser, "guess again");
        assertThat(refused()).hasSize(2).allSatisfy(entry -> assertThat(entry).doesNotContain("guess"));
    }

    @Test
    void aPasswordTypedAsANameIsNotWrittenDown() {
        for (String typed : List.of("my secret", "another secret", "x".repeat(65))) {
            Caller.browser(port).logIn(typed, "whatever");
        }

        assertThat(refused()).containsExactly("system login an unknown user from 127.0.0.1");
    }

    private List<String> refused() {
        return jdbc.sql("select actor || ' ' || action || ' ' || subject from casework.audit_event"
                + " where id > ? and outcome = 'REFUSED' order by id").param(before).query(String.class).list();
    }
}
