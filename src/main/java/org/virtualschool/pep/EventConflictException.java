package org.virtualschool.pep;

/** Something told of a child that does not go with what is on record. Answered as 409, with the message as people read it. */
public class EventConflictException extends RuntimeException {

    private final String field;

    EventConflictException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Which of the things told does not fit. */
    public String field() {
        return field;
    }
}
