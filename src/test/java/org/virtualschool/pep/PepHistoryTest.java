package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.testing.Caller;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;

/** A child who has been in care for years has many PEPs. */
@CaseworkTest
class PepHistoryTest {

    private static final int EARLIER = 12;

    @LocalServerPort
    private int port;
    @Autowired
    private PepJourney journey;
    @Autowired
    private PepHistory history;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private EntityManagerFactory factory;

    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void stopCounting() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void theRecordOfManyPepsAsksTheDatabaseNoOftenerThanThatOfOne() {
        PepCase pepCase = journey.newCase();
        UUID pep = journey.toSignedOff(pepCase);
        Caller head = Caller.browser(port);
        head.logIn(pepCase.head(), TestLogins.PASSWORD);
        long withOne = statementsOf(head, pepCase);

        for (int i = 1; i <= EARLIER; i++) {
            copy(pep, i);
        }

        assertThat(history.of(pepCase.child().id())).hasSize(EARLIER + 1).allSatisfy(record -> {
            assertThat(record.targets()).isNotEmpty();
            assertThat(record.rounds()).isNotEmpty();
            assertThat(record.sections()).isNotEmpty();
        });
        assertThat(statementsOf(head, pepCase)).isLessThanOrEqualTo(withOne);
    }

    private long statementsOf(Caller caller, PepCase pepCase) {
        statistics.clear();
        assertThat(caller.get("/children/" + pepCase.child().reference()).status()).isEqualTo(200);
        return statistics.getPrepareStatementCount();
    }

    /** The same PEP some terms ago; the triggers that keep a signed PEP as it is would refuse its parts. */
    private void copy(UUID pep, int termsAgo) {
        UUID copy = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                    insert into casework.pep select (jsonb_populate_record(pep, jsonb_build_object('id', cast(:copy as text),
                        'requested_at', pep.requested_at - make_interval(months => 4 * :ago)))).* from casework.pep where id = :pep
                    """).param("copy", copy).param("ago", termsAgo).param("pep", pep).update();
            for (String part : new String[] {"pep_section", "pep_target", "pep_quality_round", "pep_attainment"}) {
                jdbc.sql("""
                        insert into casework.%1$s select (jsonb_populate_record(part, jsonb_build_object('id', gen_random_uuid(),
                            'pep_id', cast(:copy as text)))).* from casework.%1$s part where pep_id = :pep
                        """.formatted(part)).param("copy", copy).param("pep", pep).update();
            }
            jdbc.sql("""
                    insert into casework.pep_quality_score select (jsonb_populate_record(s, jsonb_build_object('round_id', n.id))).*
                      from casework.pep_quality_score s
                      join casework.pep_quality_round o on o.id = s.round_id and o.pep_id = :pep
                      join casework.pep_quality_round n on n.round = o.round and n.pep_id = :copy
                    """).param("copy", copy).param("pep", pep).update();
        });
    }
}
