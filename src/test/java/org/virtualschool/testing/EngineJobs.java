package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what the engine's job executor does outside tests, where it sleeps: background work at once, timers at their time. */
@TestComponent
public class EngineJobs {

    private static final String BACKGROUND = "casework-background";

    private final ManagementService management;
    private final MutableClock clock;
    private final JdbcClient jdbc;

    EngineJobs(ManagementService management, MutableClock clock, JdbcClient jdbc) {
        this.management = management;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Does all background work of this type that is due, and what follows from it. */
    public void runBackground(String type) {
        List<String> due = due(type);
        while (!due.isEmpty()) {
            due.forEach(management::executeJob);
            due = due(type);
        }
    }

    /** Does the first so many of what is due, as a node that dies then; the rest waits. */
    public void runBackground(String type, int atMost) {
        due(type).stream().limit(atMost).forEach(management::executeJob);
    }

    /** What waits to be done in the background, of this type, due or not. */
    public long waiting(String type) {
        return jdbc.sql("select count(*) from public.act_ru_job where handler_type_ = ? and handler_cfg_ like ?")
                .params(BACKGROUND, type + ":%").query(Long.class).single();
    }

    private List<String> due(String type) {
        return jdbc.sql("""
                        select id_ from public.act_ru_job where handler_type_ = ? and handler_cfg_ like ? and retries_ > 0
                          and (duedate_ is null or duedate_ <= ?) order by create_time_""")
                .params(BACKGROUND, type + ":%", java.sql.Timestamp.from(clock.instant())).query(String.class).list();
    }

    /** Sets the clock to the moment of the case's timer and lets it fire; the timer is told by the element that waits for it. */
    public void fireTimer(UUID businessKey, Predicate<String> element) {
        List<Job> timers = management.createJobQuery().timers().unlimitedList().stream()
                .filter(job -> isOf(job, businessKey, element)).toList();
        assertThat(timers).hasSize(1);
        clock.setTo(timers.get(0).getDuedate().toInstant());
        management.executeJob(timers.get(0).getId());
    }

    /**
     * Does as a node does that finds timers of the case due by the clock: fires them, the earliest first, and what follows from them
     * and is due as well. Call it again after moving the clock.
     *
     * @return the elements that waited for them, in the order they fired
     */
    public List<String> fireDueTimers(UUID businessKey) {
        List<String> fired = new ArrayList<>();
        Optional<Job> due = dueTimer(businessKey);
        while (due.isPresent()) {
            fired.add(activityOf(due.get()));
            management.executeJob(due.get().getId());
            due = dueTimer(businessKey);
        }
        return fired;
    }

    /** Does what the case has put off to a transaction of its own. */
    public void runContinuations(UUID businessKey) {
        jdbc.sql("""
                        select j.id_ from public.act_ru_job j join public.act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.handler_type_ = 'async-continuation'""")
                .param(businessKey.toString()).query(String.class).list().forEach(management::executeJob);
    }

    private Optional<Job> dueTimer(UUID businessKey) {
        return jdbc.sql("select id_ from public.act_ru_execution where business_key_ = ?").param(businessKey.toString())
                .query(String.class).optional().flatMap(instance -> management.createJobQuery().processInstanceId(instance)
                        .timers().executable().orderByJobDuedate().asc().unlimitedList().stream().findFirst());
    }

    private String activityOf(Job job) {
        return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId();
    }

    private boolean isOf(Job job, UUID businessKey, Predicate<String> element) {
        String instance = job.getProcessInstanceId();
        return instance != null && element.test(activityOf(job))
                && jdbc.sql("select business_key_ from public.act_ru_execution where id_ = ?").param(instance)
                        .query(String.class).single().equals(businessKey.toString());
    }
}
