package org.virtualschool.funding;

import java.util.stream.Stream;

/** What becomes of premium when the child leaves. */
public enum LeaverOutcome {

    KEEP("keep", "stays as it is"),
    PASS_ON("passOn", "is passed on"),
    RECOUP("recoup", "is taken back");

    private final String code;
    private final String inWords;

    LeaverOutcome(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    /** @throws IllegalArgumentException for a code the application has no words for */
    public static LeaverOutcome ofCode(String code) {
        return Stream.of(values()).filter(outcome -> outcome.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such outcome for a leaver: " + code));
    }

    /** As the table writes it. */
    public String code() {
        return code;
    }

    /** As people read it, after "The premium". */
    public String inWords() {
        return inWords;
    }
}
