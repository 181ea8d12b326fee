package org.virtualschool.pep.cycle;

/** A term that was launched with other cut-offs before. Answered as 409, with the message as people read it. */
public class CycleConflictException extends RuntimeException {

    CycleConflictException(String message) {
        super(message);
    }
}
