package org.virtualschool.policy;

/** A policy that the application needs is missing or wrong. The message names it. */
class PolicyFaultException extends RuntimeException {

    PolicyFaultException(String message) {
        super(message);
    }
}
