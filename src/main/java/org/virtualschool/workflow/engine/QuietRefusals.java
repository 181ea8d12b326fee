package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/** Keeps what is expected (a form that was not taken, two people at once) out of the error log. */
final class QuietRefusals extends CommandContextFactory {

    QuietRefusals(ProcessEngineConfigurationImpl configuration) {
        setProcessEngineConfiguration(configuration);
    }

    @Override
    public CommandContext createCommandContext() {
        return new CommandContext(processEngineConfiguration) {
            @Override
            protected boolean shouldLogFine(Throwable failure) {
                return super.shouldLogFine(failure) || failure instanceof FormFieldValidationException
                        || Conflicts.isConflict(failure);
            }
        };
    }
}
