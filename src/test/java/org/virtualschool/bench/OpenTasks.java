package org.virtualschool.bench;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.people.Role;
import org.virtualschool.workflow.SystemWork;

/**
 * Puts reviews where lists shall find them, through each engine's own interface, so that each writes its own tasks, candidates and
 * grants. Only the way there is cut short.
 */
@TestComponent
class OpenTasks {

    private static final int THREADS = 4;
    private static final long PATIENCE_IN_MINUTES = 30;

    private final RuntimeService runtime;
    private final SystemWork systemWork;
    private final Authority authority;
    private final JdbcClient jdbc;

    OpenTasks(RuntimeService runtime, SystemWork systemWork, Authority authority, JdbcClient jdbc) {
        this.runtime = runtime;
        this.systemWork = systemWork;
        this.authority = authority;
        this.jdbc = jdbc;
    }

    /** Launched reviews that are to wait for the head do so. */
    void moveToSignOff(BenchSizes sizes, Cohort cohort) {
        IntStream.range(0, sizes.children()).filter(child -> cohort.stageOf(child) == Stage.FOR_SIGN_OFF).forEach(child -> {
            String instance = jdbc.sql("select e.id_ from act_ru_execution e join casework.pep p on p.id::text = e.business_key_ where p.child_id = ?")
                    .param(cohort.childId(child)).query(String.class).single();
            systemWork.run(() -> {
                ProcessInstanceModificationBuilder move = runtime.createProcessInstanceModification(instance);
                Stage.BEGUN.tasks().forEach(move::cancelAllForActivity);
                Stage.FOR_SIGN_OFF.tasks().forEach(task -> move.startBeforeActivity(task).setVariable("signOffGroup", Role.VIRTUAL_SCHOOL_HEAD));
                move.execute();
            });
        });
    }

    /** Reviews of children who are new, in our application. */
    void addOurs(Cohort cohort, int first, int before) {
        authority.addChildren(cohort, first, before);
        authority.addPeps(cohort, first, before);
        each(first, before, child -> systemWork.run(() -> start(runtime, cohort, child)));
    }

    /** The same in a plain engine. */
    void addPlain(PlainEngine plain, Cohort cohort, int first, int before) {
        each(first, before, child -> start(plain.engine().getRuntimeService(), cohort, child));
    }

    private static void start(RuntimeService in, Cohort cohort, int child) {
        Map<String, Object> variables = cohort.variables(child, cohort.pepId(child));
        ProcessInstantiationBuilder review = in.createProcessInstanceByKey(PlainModel.PROCESS_KEY)
                .businessKey(cohort.pepId(child).toString()).setVariables(variables);
        cohort.stageOf(child).tasks().forEach(review::startBeforeActivity);
        review.execute();
    }

    private static void each(int first, int before, IntConsumer work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            threads.invokeAll(IntStream.range(first, before).mapToObj(child -> Executors.callable(() -> work.accept(child))).toList())
                    .forEach(OpenTasks::finish);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static void finish(Future<?> future) {
        try {
            future.get(PATIENCE_IN_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A review could not be put where it belongs", e);
        }
    }
}
