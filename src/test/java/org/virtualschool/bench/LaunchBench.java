package org.virtualschool.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.pep.cycle.CycleRequest;
import org.virtualschool.pep.cycle.PepCycles;

/**
 * Launching a term, as the coordinator does, until every review is at its first task; beside as many instances started one by one in
 * a plain engine. Both go on in the background in their engine's own job executor. Each block of children is launched by launching
 * the term again.
 */
@TestComponent
class LaunchBench {

    private static final CycleRequest AUTUMN = new CycleRequest("2026/27", "autumn", "2026-12-11", Map.of(), List.of());
    private static final String OPEN_TASKS = "select count(*) " + Statements.MARK + " from act_ru_task";
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final PepCycles cycles;
    private final Authority authority;
    private final People people;
    private final JdbcClient jdbc;

    LaunchBench(PepCycles cycles, Authority authority, People people, JdbcClient jdbc) {
        this.cycles = cycles;
        this.authority = authority;
        this.people = people;
        this.jdbc = jdbc;
    }

    void run(BenchSizes sizes, Cohort cohort, PlainEngine plain, Report report) {
        int extra = sizes.large();
        authority.addChildren(cohort, extra, extra + sizes.warmUp());
        ours(sizes.warmUp());
        plain(cohort, plain, extra, sizes.warmUp());
        Comparison comparison = new Comparison("Launch a review");
        CodeProfile profile = report.profile("launch");
        Statements statements = new Statements(jdbc, "postgres");
        Statements plainStatements = new Statements(jdbc, plain.database());
        int size = sizes.children() / BenchSizes.BLOCKS;
        for (int block = 0; block < BenchSizes.BLOCKS; block++) {
            int first = block * size;
            authority.addChildren(cohort, first, first + size);
            long[] nanos = new long[2];
            Runnable ours = () -> statements.around(size, () -> profile.around(() -> nanos[0] = ours(size)));
            Runnable beside = () -> plainStatements.around(size, () -> nanos[1] = plain(cohort, plain, first, size));
            Turns.take(block, ours, beside);
            comparison.add(nanos[0], nanos[1], size);
        }
        report.add(comparison);
        report.add("launch", profile, statements);
        report.cost(statements.row("Launch a review"), plainStatements.row("the same in the plain engine"));
        report.details("launch-plain", plainStatements.summary());
    }

    private long ours(int reviews) {
        long open = open(jdbc);
        return people.timed(Cohort.COORDINATOR, () -> {
            cycles.launch(AUTUMN, Cohort.COORDINATOR);
            awaitTasks(jdbc, open + reviews);
        });
    }

    private static long plain(Cohort cohort, PlainEngine plain, int first, int reviews) {
        long open = open(plain.jdbc());
        long begin = System.nanoTime();
        for (int child = first; child < first + reviews; child++) {
            plain.start(cohort, child);
        }
        awaitTasks(plain.jdbc(), open + reviews);
        return System.nanoTime() - begin;
    }

    private static void awaitTasks(JdbcClient jdbc, long number) {
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(OFTEN).atMost(PATIENCE).pollInSameThread().until(() -> open(jdbc) == number);
    }

    private static long open(JdbcClient jdbc) {
        return jdbc.sql(OPEN_TASKS).query(Long.class).single();
    }
}
