package org.virtualschool.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.virtualschool.testing.CaseworkTest;

/** What an authority had of answers to questions before each was kept for itself is kept with the others. */
@CaseworkTest
class AnswersKeptBeforeTest {

    private static final String BEFORE = "27";
    private static final String REQUEST = "insert into casework.funding_request (id, child_id, grant_code, need, provision, outcome, starts_on, ends_on,"
            + " amount_pence, status, question, answer, answered_by, requested_by, requested_at, passed_on_at) values ('%s', gen_random_uuid(),"
            + " 'pp-plus', 'n', 'p', 'o', '2026-11-23', '2027-02-12', 180000, '%s', %s, %s, %s, 'adviser', '2026-11-20T07:00Z', '2026-11-20T%sZ');";
    private static final String ASKED = "insert into casework.funding_decision (id, request_id, part, decided_by, outcome, reason, decided_at)"
            + " values (gen_random_uuid(), '%s', 'OFFICER', 'head', 'ASK', '%s', '2026-11-20T%sZ');";

    @Autowired
    private Flyway flyway;
    @Autowired
    private DataSource dataSource;
    @Autowired
    private JdbcClient jdbc;

    private final String database = "before_" + UUID.randomUUID().toString().replace("-", "");
    private final UUID answered = UUID.randomUUID();
    private final UUID askedAgain = UUID.randomUUID();
    private final UUID refused = UUID.randomUUID();
    private final UUID neverAnswered = UUID.randomUUID();
    private DataSource other;
    private JdbcClient there;

    @BeforeEach
    void anotherDatabaseOnTheSameServer() throws SQLException {
        jdbc.sql("create database " + database).update();
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        other = new DriverManagerDataSource(pool.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1"), pool.getUsername(),
                pool.getPassword());
        there = JdbcClient.create(other);
        Flyway.configure().configuration(flyway.getConfiguration()).dataSource(other).target(BEFORE).load().migrate();
    }

    @AfterEach
    void drop() {
        jdbc.sql("drop database " + database).update();
    }

    @Test
    void theLastAnswerOfEachRequestIsTakenOver() {
        there.sql("set session_replication_role = replica;"
                + REQUEST.formatted(answered, "WITH_APPROVER", "'How long?'", "'Twelve weeks.'", "'third'", "10:00")
                + ASKED.formatted(answered, "How long?", "09:00")
                + REQUEST.formatted(askedAgain, "QUESTION", "'And why?'", "null", "'third'", "10:00")
                + ASKED.formatted(askedAgain, "How long?", "09:00") + ASKED.formatted(askedAgain, "And why?", "11:00")
                + REQUEST.formatted(refused, "NOT_ELIGIBLE", "'How long?'", "'A year.'", "'third'", "08:00")
                + ASKED.formatted(refused, "How long?", "09:00")
                + REQUEST.formatted(neverAnswered, "QUESTION", "'How long?'", "null", "null", "08:00")
                + ASKED.formatted(neverAnswered, "How long?", "09:00")).update();

        Flyway.configure().configuration(flyway.getConfiguration()).dataSource(other).load().migrate();

        assertThat(answersOf(answered)).isEqualTo("How long? Twelve weeks. third 10:00 180000");
        assertThat(answersOf(askedAgain)).as("what was said is lost, but not who said it").isEqualTo("How long? - third 10:00 180000");
        assertThat(answersOf(refused)).isEqualTo("How long? A year. third 09:00 180000");
        assertThat(answersOf(neverAnswered)).isEmpty();
        assertThat(there.sql("select casework.took_part(?, 'third') and not casework.took_part(?, 'third')").params(askedAgain, neverAnswered)
                .query(Boolean.class).single()).isTrue();
    }

    private String answersOf(UUID request) {
        return String.join("\n", there.sql("select question || ' ' || coalesce(said, '-') || ' ' || answered_by || ' '"
                + " || to_char(answered_at at time zone 'UTC', 'HH24:MI') || ' ' || amount_pence from casework.funding_answer where request_id = ?")
                .param(request).query(String.class).list());
    }
}
