package org.virtualschool.workflow.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Tries failed background work again after a longer and longer pause: a mail server that is down is not back in a second.
 * The engine's own rule, without a pause, stays for the jobs of processes. What still fails in the end is an incident.
 */
class PatientRetries extends DefaultFailedJobCommandFactory {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10),
            Duration.ofHours(1), Duration.ofHours(6));
    /** How often background work is tried. */
    static final int TRIES = PAUSES.size() + 1;

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        Command<Object> engines = super.getCommand(jobId, failure);
        return context -> {
            JobEntity job = context.getJobManager().findJobById(jobId);
            return job != null && BackgroundJobHandler.TYPE.equals(job.getJobHandlerType())
                    ? new Later(jobId, failure).execute(context) : engines.execute(context);
        };
    }

    private static final class Later extends JobRetryCmd {

        private static final long serialVersionUID = 1L;

        private Later(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            int triesLeft = job.getRetries() - 1;
            job.unlock();
            logException(job);
            decrementRetries(job);
            if (triesLeft > 0) {
                Duration pause = PAUSES.get(Math.min(TRIES - 1 - triesLeft, PAUSES.size() - 1));
                job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(pause)));
            }
            notifyAcquisition(context);
            return null;
        }
    }
}
