package org.virtualschool.workflow.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.BackgroundWork;

/** Background work as jobs of the engine: its executor is the one queue all nodes share, and Cockpit shows what failed. */
@Component
class EngineBackgroundWork implements BackgroundWork {

    private final ProcessEngineConfigurationImpl engine;

    EngineBackgroundWork(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public void submit(String type, String subject) {
        submitAt(type, subject, null);
    }

    @Override
    public void submitAt(String type, String subject, Instant at) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(BackgroundJobHandler.TYPE);
            job.setJobHandlerConfiguration(new BackgroundJobHandler.Work(type, subject));
            job.setRetries(PatientRetries.TRIES);
            job.setDuedate(at == null ? null : Date.from(at));
            context.getJobManager().send(job);
            return null;
        });
    }
}
