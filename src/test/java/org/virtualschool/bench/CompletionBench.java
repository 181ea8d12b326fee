package org.virtualschool.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.demo.SampleAnswers;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.OpenTask;
import org.virtualschool.workflow.TaskDesk;
import org.virtualschool.workflow.TypedAnswers;

/**
 * Completing form tasks with answers as people give them. As Tasklist does it: the call that completes. As on our page: opened,
 * answered, completed; beside it in the plain engine the form and the variables read and the task completed.
 */
@TestComponent
class CompletionBench {

    private static final String INITIATE = "userTask_initiatePep";
    private static final String SCHOOL_SECTION = "userTask_completeSchoolSection";
    private static final String OUR_TASKS = "select p.child_id::text as child, t.id_ as task from act_ru_task t"
            + " join act_ru_execution e on e.id_ = t.proc_inst_id_ join casework.pep p on p.id::text = e.business_key_ where t.task_def_key_ = :key";
    private static final String PLAIN_TASKS = "select v.text_ as child, t.id_ as task from act_ru_task t"
            + " join act_ru_variable v on v.proc_inst_id_ = t.proc_inst_id_ and v.name_ = 'childId' where t.task_def_key_ = :key";
    private static final LocalDate MEETING = LocalDate.of(2026, 11, 20);

    private final SampleAnswers answers = SampleAnswers.number(0);
    private final TaskService tasks;
    private final TaskDesk desk;
    private final AccessRule access;
    private final AuditTrail audit;
    private final People people;
    private final JdbcClient jdbc;

    CompletionBench(TaskService tasks, TaskDesk desk, AccessRule access, AuditTrail audit, People people, JdbcClient jdbc) {
        this.tasks = tasks;
        this.desk = desk;
        this.access = access;
        this.audit = audit;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** The first half of the children by call, both forms; the others by page, the first form. */
    void run(BenchSizes sizes, Cohort cohort, PlainEngine plain, Report report) {
        int size = sizes.completions() / 2 / BenchSizes.BLOCKS;
        IntFunction<String> worker = child -> cohort.worker(cohort.workerOf(child));
        IntFunction<String> teacher = child -> cohort.teacher(cohort.schoolOf(child));
        Map<String, Object> initiate = answers.initiate(MEETING);
        Map<String, Object> school = answers.schoolSection();
        people.logIn(IntStream.range(0, cohort.workersOfPart()).mapToObj(cohort::worker).toList());
        people.logIn(IntStream.range(0, cohort.schoolsOfPart()).mapToObj(cohort::teacher).toList());
        warmUp(sizes, cohort, plain, worker, initiate);
        Side side = new Side(cohort, plain, report, size);
        side.compare("Complete “Initiate the PEP”", "initiate", INITIATE, 0, worker, task -> tasks.complete(task, initiate),
                task -> plain.engine().getTaskService().complete(task, initiate));
        side.compare("Complete “Complete the school section”", "school", SCHOOL_SECTION, 0, teacher, task -> tasks.complete(task, school),
                task -> plain.engine().getTaskService().complete(task, school));
        side.compare("Open and complete “Initiate the PEP”", "page", INITIATE, sizes.completions() / 2, worker,
                task -> byPage(task, initiate), task -> byPlainPage(plain, task, initiate));
    }

    private void warmUp(BenchSizes sizes, Cohort cohort, PlainEngine plain, IntFunction<String> worker, Map<String, Object> initiate) {
        Map<String, String> ours = ids(jdbc, OUR_TASKS, INITIATE);
        Map<String, String> theirs = ids(plain.jdbc(), PLAIN_TASKS, INITIATE);
        for (int child = sizes.large(); child < sizes.large() + sizes.warmUp(); child++) {
            String task = ours.get(cohort.childId(child).toString());
            boolean even = child % 2 == 0;
            people.timed(worker.apply(child), () -> {
                if (even) {
                    tasks.complete(task, initiate);
                } else {
                    byPage(task, initiate);
                }
            });
            byPlainPage(plain, theirs.get(cohort.childId(child).toString()), initiate);
        }
    }

    private void byPage(String task, Map<String, Object> given) {
        OpenTask asked = described(task);
        desk.open(asked, TypedAnswers.NONE);
        audit.done("task-form.read", asked.childId(), task);
        TypedAnswers typed = typed(given);
        desk.open(described(task), typed);
        desk.complete(task, typed);
    }

    private OpenTask described(String task) {
        OpenTask described = desk.task(task);
        access.requireRead(described.childId());
        return described;
    }

    private static void byPlainPage(PlainEngine plain, String task, Map<String, Object> given) {
        TaskService service = plain.engine().getTaskService();
        FormService forms = plain.engine().getFormService();
        service.createTaskQuery().taskId(task).initializeFormKeys().singleResult();
        forms.getDeployedTaskForm(task);
        service.getVariables(task);
        service.complete(task, given);
    }

    private static TypedAnswers typed(Map<String, Object> given) {
        Map<String, List<String>> texts = new HashMap<>();
        given.forEach((key, value) -> texts.put(key, value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toList()) : new ArrayList<>(List.of(String.valueOf(value)))));
        return new TypedAnswers(new HashSet<>(given.keySet()), texts);
    }

    private static Map<String, String> ids(JdbcClient jdbc, String sql, String key) {
        Map<String, String> ids = new HashMap<>();
        jdbc.sql(sql).param("key", key).query(row -> {
            ids.put(row.getString("child"), row.getString("task"));
        });
        return ids;
    }

    /** What somebody does to a task. */
    interface Work {
        void on(String task);
    }

    /** Compares block by block. */
    private final class Side {

        private final Cohort cohort;
        private final PlainEngine plain;
        private final Report report;
        private final int size;

        Side(Cohort cohort, PlainEngine plain, Report report, int size) {
            this.cohort = cohort;
            this.plain = plain;
            this.report = report;
            this.size = size;
        }

        void compare(String what, String name, String key, int from, IntFunction<String> person, Work our, Work their) {
            Comparison comparison = new Comparison(what);
            CodeProfile profile = report.profile(name);
            Statements statements = new Statements(jdbc, "postgres");
            Statements plainStatements = new Statements(jdbc, plain.database());
            Map<String, String> ours = ids(jdbc, OUR_TASKS, key);
            Map<String, String> theirs = ids(plain.jdbc(), PLAIN_TASKS, key);
            for (int block = 0; block < BenchSizes.BLOCKS; block++) {
                int first = from + block * size;
                long[] nanos = new long[2];
                Runnable mine = () -> statements.around(size, () -> profile.around(() -> nanos[0] = each(first, child ->
                        people.timed(person.apply(child), () -> our.on(ours.get(cohort.childId(child).toString()))))));
                Runnable beside = () -> plainStatements.around(size, () -> nanos[1] = each(first, child ->
                        timed(() -> their.on(theirs.get(cohort.childId(child).toString())))));
                Turns.take(block, mine, beside);
                comparison.add(nanos[0], nanos[1], size);
            }
            report.add(comparison);
            report.add(name, profile, statements);
            report.details(name + "-plain", plainStatements.summary());
            report.cost(statements.row(what), plainStatements.row("the same in the plain engine"));
        }

        private long each(int first, IntToLongFunction one) {
            long nanos = 0;
            for (int child = first; child < first + size; child++) {
                nanos += one.applyAsLong(child);
            }
            return nanos;
        }
    }

    private static long timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }
}
