package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/** Keeps out of the error log what is expected: a form that was not taken, two people at once, somebody else's task. */
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
                        || failure instanceof NullValueException || failure instanceof NotFoundException
                        || isForeign(failure) || Conflicts.isConflict(failure);
            }
        };
    }

    private static boolean isForeign(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("ENGINE-13034");
    }
}
