package org.virtualschool.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.TaskFilter;
import org.virtualschool.workflow.Worklist;

/**
 * The first page of a task list with its count: as Tasklist reads it, by the same filter in both engines; and all that our own
 * page reads, beside the plain engine's query for the same tasks.
 */
@TestComponent
class ListBench {

    private static final int ROWS_OF_TASKLIST = 15;
    private static final int ROWS_OF_PAGE = 25;
    private static final int HELD_OF_PAGE = 10;
    private static final int WARM_UP = 5;
    /** From one person to another who is not the next one. */
    private static final int STRIDE = 7;

    private final ProcessEngine engine;
    private final Map<String, TaskFilter> filters;
    private final Worklist worklist;
    private final AccessRule access;
    private final People people;
    private final JdbcClient jdbc;

    ListBench(ProcessEngine engine, List<TaskFilter> filters, Worklist worklist, AccessRule access, People people, JdbcClient jdbc) {
        this.engine = engine;
        this.filters = filters.stream().collect(Collectors.toMap(TaskFilter::key, Function.identity()));
        this.worklist = worklist;
        this.access = access;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** Reads every list at this number of children. */
    void run(int children, BenchSizes sizes, Cohort cohort, PlainEngine plain, Report report) {
        // Both databases know their tables as they would the morning after.
        jdbc.sql("vacuum analyze").update();
        plain.jdbc().sql("vacuum analyze").update();
        int parts = Math.max(1, children / sizes.children());
        IntFunction<String> teacher = call -> cohort.teacher(call * STRIDE % (parts * cohort.schoolsOfPart()));
        IntFunction<String> worker = call -> cohort.worker(call * STRIDE % (parts * cohort.workersOfPart()));
        IntFunction<String> head = call -> Cohort.HEAD;
        Readers readers = new Readers(plain, sizes.calls(), " at %,d children".formatted(children), report);
        readers.tasklist("Teacher, Tasklist", "school", teacher);
        readers.page("Teacher, our page", teacher);
        readers.tasklist("Social worker, Tasklist", "mine", worker);
        readers.page("Social worker, our page", worker);
        readers.tasklist("Head, Tasklist, to sign off", "pep-sign-off-head", head);
        readers.page("Head, our page", head);
        readers.tasklist("Head, Tasklist, all casework", "all", head);
    }

    /** Those who read lists of one size on both sides. */
    private final class Readers {

        private final PlainEngine plain;
        private final int calls;
        private final String at;
        private final Report report;

        Readers(PlainEngine plain, int calls, String at, Report report) {
            this.plain = plain;
            this.calls = calls;
            this.at = at;
            this.report = report;
        }

        void tasklist(String what, String key, IntFunction<String> person) {
            String ours = stored(key);
            String theirs = made(key);
            compare(what, person, user -> read(engine, ours), user -> read(plain.engine(), theirs));
        }

        void page(String what, IntFunction<String> person) {
            compare(what, person, user -> readPage(), user -> {
                TaskQuery theirs = openTasksOf(user, plain.engine()).orderByDueDate().asc().orderByTaskId().asc();
                theirs.listPage(0, ROWS_OF_PAGE);
                openTasksOf(user, plain.engine()).count();
            });
        }

        private void compare(String what, IntFunction<String> person, Consumer<String> our, Consumer<String> their) {
            Comparison comparison = new Comparison(what + at);
            for (int call = -WARM_UP; call < calls; call++) {
                String user = person.apply(call + WARM_UP);
                long[] nanos = new long[2];
                Turns.take(Math.abs(call), () -> nanos[0] = people.timed(user, () -> our.accept(user)),
                        () -> nanos[1] = people.timedIn(plain, user, () -> their.accept(user)));
                if (call >= 0) {
                    comparison.add(nanos[0], nanos[1], 1);
                }
            }
            report.add(comparison);
        }

        /** The filter by its key, made in the plain engine where it is missing. */
        private String made(String key) {
            FilterService service = plain.engine().getFilterService();
            Filter known = service.createFilterQuery().filterName(key).singleResult();
            return (known != null ? known : service.saveFilter(service.newTaskFilter(key).setQuery(
                    filters.get(key).tasks().apply(plain.engine().getTaskService().createTaskQuery()).orderByDueDate().asc()))).getId();
        }
    }

    private String stored(String key) {
        return engine.getFilterService().createFilterQuery().unlimitedList().stream()
                .filter(filter -> key.equals(filter.getProperties().get("seededAs"))).findFirst().orElseThrow().getId();
    }

    private static void read(ProcessEngine engine, String filter) {
        engine.getFilterService().listPage(filter, 0, ROWS_OF_TASKLIST);
        engine.getFilterService().count(filter);
    }

    private void readPage() {
        Set<UUID> closed = access.excluded();
        worklist.count(closed);
        worklist.list(closed, 0, ROWS_OF_PAGE);
        worklist.countOverdue(closed);
        worklist.heldByOthers(closed, 0, HELD_OF_PAGE);
        worklist.countHeldByOthers(closed);
    }

    private TaskQuery openTasksOf(String user, ProcessEngine in) {
        return in.getTaskService().createTaskQuery().active().or().taskAssignee(user).taskCandidateUser(user)
                .taskCandidateGroupIn(people.groupsOf(user)).endOr();
    }
}
