package org.virtualschool.pep;

import java.util.Locale;

/** What a target is about. */
public enum TargetKind {

    ACADEMIC("Academic"),
    SEMH("Social, emotional and mental health"),
    OTHER("Other");

    private final String inWords;

    TargetKind(String inWords) {
        this.inWords = inWords;
    }

    /** The kind by its value in the forms. */
    public static TargetKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Its value in the forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
