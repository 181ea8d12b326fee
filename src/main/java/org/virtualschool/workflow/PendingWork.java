package org.virtualschool.workflow;

/**
 * Background work that is not done yet.
 *
 * @param subject   what to work on, as it was handed in
 * @param triesLeft how often it will still be tried by itself; 0 if somebody has to ask for it
 */
public record PendingWork(String subject, int triesLeft) {
}
