package org.virtualschool.funding;

import java.util.stream.Stream;

/** Whether what was to be different has become so. */
public enum OutcomeReached {

    FULLY("fully", "Reached"),
    PARTLY("partly", "Reached in part"),
    NOT("not", "Not reached");

    private final String code;
    private final String inWords;

    OutcomeReached(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    /** @throws IllegalArgumentException for a code the form does not offer */
    public static OutcomeReached ofCode(String code) {
        return Stream.of(values()).filter(reached -> reached.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such outcome: " + code));
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
