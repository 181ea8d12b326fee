package org.virtualschool.workflow.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines which forms stop the start, instead of a stack trace. */
class UnansweredFormsAnalyzer extends AbstractFailureAnalyzer<UnansweredFormsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnansweredFormsException cause) {
        return new FailureAnalysis("Tasks and starts with forms that cannot be worked on:" + System.lineSeparator()
                + cause.getMessage(),
                "Add the TaskForm or StartForm bean, or put right the form or the camunda:formRef in the model. A task of an older"
                + " version keeps its bean until the last case of that version has ended.", cause);
    }
}
