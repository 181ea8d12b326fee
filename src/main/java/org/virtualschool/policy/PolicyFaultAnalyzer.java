package org.virtualschool.policy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in one line which policy stops the start: a stack trace would hide it. */
class PolicyFaultAnalyzer extends AbstractFailureAnalyzer<PolicyFaultException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PolicyFaultException fault) {
        return new FailureAnalysis(fault.getMessage(), "Put it right in the table casework.policy and start again.", fault);
    }
}
