package org.virtualschool.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * How our application compares with a plain engine that runs the same models, and its sign-off with the database's own commit, on one
 * PostgreSQL, turn by turn. Run by {@code mvn -Pbench verify} and by nothing else; what it finds is in {@code target/bench/report.md}
 * and {@code target/bench/sign-off.md}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"casework.https-only=false",
        "spring.autoconfigure.exclude=" + PlainEngineBench.COVERAGE})
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
@Import({BenchConfiguration.class, Authority.class, People.class, LaunchBench.class, CompletionBench.class, ListBench.class, OpenTasks.class,
        SignOffBench.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlainEngineBench {

    /** Listens to every element that tests pass through, in our engine alone. */
    static final String COVERAGE = "org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration";

    @Autowired
    private EmbeddedPostgres postgres;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Authority authority;
    @Autowired
    private LaunchBench launches;
    @Autowired
    private CompletionBench completions;
    @Autowired
    private OpenTasks openTasks;
    @Autowired
    private ListBench lists;
    @Autowired
    private SignOffBench signOff;

    private final BenchSizes sizes = BenchSizes.ofThisRun();
    private final Cohort cohort = new Cohort(sizes);

    @BeforeAll
    void begin() {
        Statements.prepare(jdbc);
        authority.begin();
        IntStream.rangeClosed(0, cohort.partOf(sizes.large())).forEach(part -> authority.addPart(cohort, part));
    }

    @Test
    @Order(1)
    void besideAPlainEngine() {
        Report report = new Report("report.md", sizes.inWords(), "plain");
        try (PlainEngine plain = PlainEngine.withDefaults(postgres)) {
            launches.run(sizes, cohort, plain, report);
            completions.run(sizes, cohort, plain, report);
        }
        try (PlainEngine plain = PlainEngine.withAuthorizations(postgres)) {
            openTasks.moveToSignOff(sizes, cohort);
            openTasks.addPlain(plain, cohort, 0, sizes.children());
            lists.run(sizes.children(), sizes, cohort, plain, report);
            openTasks.addOurs(cohort, sizes.children(), sizes.large());
            openTasks.addPlain(plain, cohort, sizes.children(), sizes.large());
            lists.run(sizes.large(), sizes, cohort, plain, report);
        }
    }

    /** Last, and with children of its own: they would be launched too. */
    @Test
    @Order(2)
    void signOffBesideACommit() {
        int first = sizes.large() + sizes.warmUp();
        authority.addChildren(cohort, first, first + SignOffBench.CHILDREN);
        signOff.run(sizes, cohort, first, new Report("sign-off.md", "%d requests, one after the other".formatted(sizes.completions()), "commit"));
    }
}
