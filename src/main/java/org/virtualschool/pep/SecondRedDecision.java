package org.virtualschool.pep;

import java.util.Locale;

/** What the head of the virtual school decides about a PEP that is red again. */
public enum SecondRedDecision {

    REWORK("back for another rework"),
    ACCEPT("accepted as it is");

    private final String inWords;

    SecondRedDecision(String inWords) {
        this.inWords = inWords;
    }

    /** The decision by its value in the form. */
    public static SecondRedDecision ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Its value in the form, the gateway reads it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it within a sentence. */
    public String inWords() {
        return inWords;
    }
}
