package org.virtualschool.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.workflow.BackgroundWork;
import org.virtualschool.workflow.PendingWork;
import org.virtualschool.workflow.SystemWork;

/** Background work as jobs of the engine: its executor is the one queue all nodes share, and Cockpit shows what failed. */
@Component
class EngineBackgroundWork implements BackgroundWork {

    /** An exception need not have a message. */
    private static final String FAILED = "coalesce(exception_msg_, exception_stack_id_) is not null";
    /** The engine's own query knows neither the kind of work nor its subject. */
    private static final String JOBS = "select id_, handler_cfg_, retries_ from public.act_ru_job"
            + " where handler_type_ = :handler and starts_with(handler_cfg_, :start) ";
    private static final String FAILED_AND_FREE = "and " + FAILED + " and (lock_exp_time_ is null or lock_exp_time_ < :now)";

    private final ProcessEngineConfigurationImpl engine;
    private final SystemWork systemWork;
    private final JdbcClient jdbc;
    private final Clock clock;

    EngineBackgroundWork(ProcessEngineConfigurationImpl engine, SystemWork systemWork, JdbcClient jdbc, Clock clock) {
        this.engine = engine;
        this.systemWork = systemWork;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void submit(String type, String subject) {
        submitAt(type, subject, null);
    }

    @Override
    public void submitAt(String type, String subject, Instant at) {
        send(type, List.of(subject), at);
    }

    @Override
    public void submitAll(String type, Collection<String> subjects) {
        send(type, subjects, null);
    }

    /** In one command: the engine then writes the jobs in batches. */
    private void send(String type, Collection<String> subjects, Instant at) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            for (String subject : subjects) {
                MessageEntity job = new MessageEntity();
                job.setJobHandlerType(BackgroundJobHandler.TYPE);
                job.setJobHandlerConfiguration(new BackgroundJobHandler.Work(type, subject));
                job.setRetries(PatientRetries.TRIES);
                job.setDuedate(at == null ? null : Date.from(at));
                context.getJobManager().send(job);
            }
            return null;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<PendingWork> pending(String type, String start) {
        return find(JOBS, type, start);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PendingWork> failed(String type, String start) {
        return find(JOBS + "and " + FAILED + " ", type, start);
    }

    private List<PendingWork> find(String jobs, String type, String start) {
        return jdbc.sql(jobs + "order by handler_cfg_").param("handler", BackgroundJobHandler.TYPE).param("start", type + ":" + start)
                .query((row, number) -> pendingWork(row, type)).list();
    }

    @Override
    @Transactional
    public int tryAgain(String type, String start) {
        List<String> failed = jdbc.sql(JOBS + FAILED_AND_FREE)
                .param("handler", BackgroundJobHandler.TYPE)
                .param("start", type + ":" + start)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> row.getString("id_")).list();
        ManagementService management = engine.getManagementService();
        systemWork.run(() -> failed.forEach(job -> {
            management.setJobRetries(job, PatientRetries.TRIES);
            management.setJobDuedate(job, null);
        }));
        return failed.size();
    }

    private static PendingWork pendingWork(ResultSet row, String type) throws SQLException {
        return new PendingWork(row.getString("handler_cfg_").substring(type.length() + 1), row.getInt("retries_"));
    }
}
