package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.BackgroundTask;

/** Does the work a job stands for. */
@Component
class BackgroundJobHandler implements JobHandler<BackgroundJobHandler.Work> {

    static final String TYPE = "casework-background";

    /** Asked for when there is work: the tasks themselves need the engine that this handler is built into. */
    private final ObjectProvider<BackgroundTask> tasks;

    BackgroundJobHandler(ObjectProvider<BackgroundTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Work work, ExecutionEntity execution, CommandContext context, String tenantId) {
        tasks.stream().filter(task -> task.type().equals(work.type())).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does background work of type " + work.type()))
                .run(work.subject());
    }

    @Override
    public Work newConfiguration(String stored) {
        int colon = stored.indexOf(':');
        return new Work(stored.substring(0, colon), stored.substring(colon + 1));
    }

    @Override
    public void onDelete(Work work, JobEntity job) {
        // Nothing hangs on it.
    }

    /** What is to be done to what. */
    record Work(String type, String subject) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return type + ":" + subject;
        }
    }
}
