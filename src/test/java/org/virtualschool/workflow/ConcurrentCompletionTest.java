package org.virtualschool.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.testing.CaseworkTest;

/** Two people press Complete at the same moment. */
@CaseworkTest
class ConcurrentCompletionTest {

    @Autowired
    private WorkflowTestProcess process;
    @Autowired
    private WorkflowTestForms.Script script;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcTemplate jdbc;

    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private ProcessInstance instance;

    @BeforeEach
    void start() {
        process.deploy();
        instance = process.start("school-test", "sw-test");
    }

    @AfterEach
    void remove() {
        people.shutdownNow();
        script.reset();
        process.remove();
    }

    @Test
    void bothSucceedWhenTheirTasksAreDifferent() throws Exception {
        Task describe = process.task(instance, WorkflowTestProcess.DESCRIBE);
        Task decide = process.task(instance, WorkflowTestProcess.DECIDE);
        bothArriveBeforeEitherGoesOn();

        Future<?> school = people.submit(() -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));
        Future<?> social = people.submit(() -> tasks.complete(decide.getId(), Map.of("route", "check")));
        school.get(30, TimeUnit.SECONDS);
        social.get(30, TimeUnit.SECONDS);

        assertThat(process.task(instance, WorkflowTestProcess.CHECK)).isNotNull();
        assertThat(tasks.createTaskQuery().processInstanceId(instance.getId()).count()).isEqualTo(1);
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void oneSucceedsWhenTheTaskIsTheSame() throws Exception {
        Task describe = process.task(instance, WorkflowTestProcess.DESCRIBE);
        bothArriveBeforeEitherGoesOn();

        Future<?> one = people.submit(() -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));
        Future<?> other = people.submit(() -> tasks.complete(describe.getId(), WorkflowTestProcess.description()));

        assertThat(List.of(failed(one), failed(other))).containsExactlyInAnyOrder(true, false);
        assertThat(recorded()).isEqualTo(1);
    }

    /** Holds each person's first attempt until the other has begun too, so that they always meet. */
    private void bothArriveBeforeEitherGoesOn() {
        CyclicBarrier both = new CyclicBarrier(2);
        Set<Thread> arrived = ConcurrentHashMap.newKeySet();
        script.whenTaken(task -> {
            if (arrived.add(Thread.currentThread())) {
                try {
                    both.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static boolean failed(Future<?> completion) throws Exception {
        try {
            completion.get(30, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private int recorded() {
        return jdbc.queryForObject("select count(*) from casework.audit_event where subject like ?", Integer.class,
                instance.getBusinessKey() + "%");
    }
}
