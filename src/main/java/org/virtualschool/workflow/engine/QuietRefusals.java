package org.virtualschool.workflow.engine;

import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.virtualschool.workflow.FieldFaultsException;

/** Keeps out of the error log what is expected: a form or an account that was not taken, two people at once, somebody else's task. */
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
                        || failure instanceof FieldFaultsException || isUnknownTask(failure) || isForeign(failure)
                        || AccountMistake.of(failure).isPresent() || Conflicts.isConflict(failure);
            }
        };
    }

    /** Only what was asked for, such as by a second click: whatever else the engine misses is a fault of ours. */
    private static boolean isUnknownTask(Throwable failure) {
        return failure instanceof NullValueException && failure.getMessage() != null
                && failure.getMessage().startsWith("Cannot find task with id");
    }

    private static boolean isForeign(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("ENGINE-13034");
    }
}
