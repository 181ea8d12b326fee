package org.virtualschool.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingTasks;
import org.virtualschool.funding.FundingTasks.Choice;
import org.virtualschool.funding.Wish;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.pep.PremiumUse;

/**
 * Bulk sign-off, one request after the other as the approvals page sends them, beside the least a durable decision can cost: a
 * transaction that writes one row and commits. Whatever the disk is like, both wait for it.
 */
@TestComponent
class SignOffBench {

    static final int CHILDREN = 10;

    private static final LocalDate BEGINS = LocalDate.of(2026, 11, 23);
    private static final long PENCE = 700_00;
    private static final String WAITING = "select id_ from public.act_ru_task where task_def_key_ = 'userTask_decideFundingRequest' order by create_time_, id_";

    private final FundingRequests requests;
    private final FundingTasks tasks;
    private final Ledger ledger;
    private final People people;
    private final JdbcClient jdbc;

    SignOffBench(FundingRequests requests, FundingTasks tasks, Ledger ledger, People people, JdbcClient jdbc) {
        this.requests = requests;
        this.tasks = tasks;
        this.ledger = ledger;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** The children from the first number on must be on record. */
    void run(BenchSizes sizes, Cohort cohort, int first, Report report) {
        int size = Math.max(1, sizes.completions() / BenchSizes.BLOCKS);
        signPeps(cohort, first);
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, FinancialYear.of(BEGINS), FundKind.CHILDREN, "Children", Cohort.HEAD);
        ledger.allocate(fund.id(), PENCE * size * (BenchSizes.BLOCKS + 1), "For the run", Cohort.HEAD);
        jdbc.sql("create table bench.row_of_its_own (id uuid primary key, amount bigint not null)").update();
        block(cohort, first, size).forEach(this::approve);
        Comparison comparison = new Comparison("Approve a request");
        CodeProfile profile = report.profile("sign-off");
        Statements statements = new Statements(jdbc, "postgres");
        for (int turn = 0; turn < BenchSizes.BLOCKS; turn++) {
            List<String> waiting = block(cohort, first, size);
            long[] nanos = new long[2];
            Turns.take(turn, () -> statements.around(size, () -> profile.around(() -> nanos[0] = waiting.stream().mapToLong(this::approve).sum())),
                    () -> nanos[1] = commits(size));
            comparison.add(nanos[0], nanos[1], size);
        }
        report.add(comparison);
        report.add("sign-off", profile, statements);
        report.cost(statements.row("Approve a request"));
    }

    private long approve(String task) {
        return people.timed(Cohort.ADVISER, () -> tasks.decide(task, Choice.APPROVE));
    }

    private long commits(int rows) {
        long begin = System.nanoTime();
        for (int row = 0; row < rows; row++) {
            jdbc.sql("insert into bench.row_of_its_own values (?, ?)").params(UUID.randomUUID(), PENCE).update();
        }
        return System.nanoTime() - begin;
    }

    /** Asks for so many, above the core amount and within what an adviser decides. @return their tasks */
    private List<String> block(Cohort cohort, int first, int size) {
        Wish wish = new Wish(PremiumUse.OTHER, "Loses heart.", "A mentor.", "Stays.", BEGINS, BEGINS.plusDays(1), PENCE);
        IntStream.range(0, size).map(number -> first + number % CHILDREN).forEach(child -> {
            String teacher = cohort.teacher(cohort.schoolOf(child));
            people.as(teacher, () -> requests.makeBetweenPeps(cohort.childId(child), false, wish, teacher));
        });
        return jdbc.sql(WAITING).query(String.class).list();
    }

    private void signPeps(Cohort cohort, int first) {
        IntStream.range(first, first + CHILDREN).forEach(child -> jdbc.sql("""
                        insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by,
                            meeting_held_on, next_pep_on, rating, signed_off_at, signed_off_by)
                        values (gen_random_uuid(), ?, ?, 'REVIEW', 'SIGNED_OFF', '2025/26', 'SUMMER', now(), ?, '2026-07-01', '2027-03-01', 'GREEN', now(), ?)""")
                .params(cohort.childId(child), cohort.schoolKey(cohort.schoolOf(child)), Cohort.COORDINATOR, Cohort.HEAD).update());
    }
}
