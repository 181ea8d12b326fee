package org.virtualschool.workflow;

/** Others were changing the same case at the same moment, again and again: nothing was done, and to try again may help. */
public class TaskConflictException extends RuntimeException {

    /** @param why what the database or the engine said */
    TaskConflictException(RuntimeException why) {
        super("Somebody else was changing this case at the same moment. Nothing was done. Try again.", why);
    }
}
