package org.virtualschool.workflow;

/** A task of one's own or of one's group that somebody has completed already, or that is no longer needed. */
public class TaskDoneException extends RuntimeException {

    /** @param words what became of it, a sentence a person can read */
    TaskDoneException(String words) {
        super(words);
    }
}
