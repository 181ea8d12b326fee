package org.virtualschool.pep;

import java.util.Locale;

/** Whether a target was met, as the next review says. */
public enum TargetOutcome {

    MET("Met"),
    PART_MET("Partly met"),
    NOT_MET("Not met");

    private final String inWords;

    TargetOutcome(String inWords) {
        this.inWords = inWords;
    }

    /** The outcome by its value in the forms. */
    public static TargetOutcome ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Its value in the forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
