package org.virtualschool.workflow.engine;

import java.util.List;

/** Forms of user tasks and start events that nobody answers to; the application must not start with them. */
final class UnansweredFormsException extends RuntimeException {

    UnansweredFormsException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
