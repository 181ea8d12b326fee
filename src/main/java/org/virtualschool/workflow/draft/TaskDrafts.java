package org.virtualschool.workflow.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of forms, one for each person and open task. They are kept on the server and not in the browser, where the next
 * person at the same computer could read them. The caller checks whose task it is. The database forgets every draft of a
 * task that ends.
 */
@Component
@Transactional
public class TaskDrafts {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    TaskDrafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Lets nobody else complete, withdraw or reassign the task before the end of the transaction; waits for who does already.
     * Drafts are changed after this only, so that nobody waits for each other.
     */
    public void hold(String taskId) {
        jdbc.sql("select id_ from public.act_ru_task where id_ = :task for share").param("task", taskId).query(String.class).list();
    }

    /** Keeps the answers, in place of what the person kept before; see {@link #hold}. */
    public void save(String taskId, String userId, Map<String, Object> answers) {
        jdbc.sql("""
                        insert into casework.task_draft (task_id, user_id, answers, saved_at)
                        values (:task, :person, cast(:answers as jsonb), :at)
                        on conflict (task_id, user_id) do update set answers = excluded.answers, saved_at = excluded.saved_at""")
                .param("task", taskId).param("person", userId).param("answers", written(answers)).param("at", now())
                .update();
    }

    /** What the person kept for the task; empty if nothing or too long ago. */
    @Transactional(readOnly = true)
    public Map<String, Object> find(String taskId, String userId) {
        return jdbc.sql("""
                        select answers from casework.task_draft
                        where task_id = :task and user_id = :person and saved_at > :since""")
                .param("task", taskId).param("person", userId).param("since", now().minus(KEPT))
                .query(String.class).optional().map(this::read).orElse(Map.of());
    }

    /** The task is becoming this person's: no other's draft is kept. */
    public void forgetAllBut(String taskId, String userId) {
        jdbc.sql("select id_ from public.act_ru_task where id_ = :task for no key update").param("task", taskId)
                .query(String.class).list();
        jdbc.sql("delete from casework.task_draft where task_id = :task and user_id <> :person")
                .param("task", taskId).param("person", userId).update();
    }

    /** Every night: drafts nobody came back to. */
    @Scheduled(cron = "0 30 3 * * *")
    public void forgetOld() {
        jdbc.sql("delete from casework.task_draft where saved_at <= :before").param("before", now().minus(KEPT)).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String written(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, Object> read(String answers) {
        try {
            return json.readValue(answers, ANSWERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
