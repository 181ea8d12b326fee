package org.virtualschool.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sets the engine up for casework: what no line of configuration can say. Plain values stand in application.yaml. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WorkflowEnginePlugin extends AbstractProcessEnginePlugin {

    private final FormCompletion forms;
    private final FormStart starts;
    private final HandOvers handOvers;
    private final WorkRule workRule;
    private final EngineClock clock;
    private final DraftsFollowTasks drafts;
    private final BackgroundJobHandler backgroundJobs;

    WorkflowEnginePlugin(FormCompletion forms, FormStart starts, HandOvers handOvers, WorkRule workRule, EngineClock clock,
                         DraftsFollowTasks drafts, BackgroundJobHandler backgroundJobs) {
        this.forms = forms;
        this.starts = starts;
        this.handOvers = handOvers;
        this.workRule = workRule;
        this.clock = clock;
        this.drafts = drafts;
        this.backgroundJobs = backgroundJobs;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        clock.wind();
        configuration.setCustomHistoryLevels(List.of(new CaseworkHistoryLevel()));
        CaseworkTaskService tasks = new CaseworkTaskService(forms, handOvers);
        configuration.setTaskService(tasks);
        configuration.setFormService(new CaseworkFormService(tasks, starts));
        configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new WorkersOnly(workRule))));
        configuration.setCommandContextFactory(new QuietRefusals(configuration));
        configuration.setCustomJobHandlers(new ArrayList<>(List.of(backgroundJobs)));
        configuration.setFailedJobCommandFactory(new PatientRetries());
        addLast(configuration, drafts);
        addFirst(configuration, new LastFailure(), new ConflictRetry());
    }

    private static void addFirst(ProcessEngineConfigurationImpl configuration, CommandInterceptor... interceptors) {
        List<CommandInterceptor> before = configuration.getCustomPreCommandInterceptorsTxRequired();
        List<CommandInterceptor> all = new ArrayList<>(List.of(interceptors));
        if (before != null) {
            all.addAll(before);
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(all);
    }

    private static void addLast(ProcessEngineConfigurationImpl configuration, BpmnParseListener listener) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(listener);
    }
}
