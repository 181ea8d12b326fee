package org.virtualschool.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Lets a feature ask the engine for something on its own account, after it has checked the access rule itself: neither
 * the person's permissions in the engine nor their candidacy for a task are looked at. The operation log still names them.
 */
@Component
public class ApplicationWork {

    private final ProcessEngineConfigurationImpl engine;

    ApplicationWork(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Does the work and gives its result, in the transaction there is or in one of its own. */
    public <T> T call(Supplier<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work::get));
    }

    /** Does the work, in the transaction there is or in one of its own. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
