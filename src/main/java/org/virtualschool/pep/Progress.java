package org.virtualschool.pep;

import java.util.Locale;

/** Where a child stands in a subject against the target set for it. */
public enum Progress {

    AHEAD("Ahead of target"),
    ON_TRACK("On track"),
    BEHIND("Behind target"),
    NOT_ASSESSED("Not assessed");

    private final String inWords;

    Progress(String inWords) {
        this.inWords = inWords;
    }

    /** The progress by its value in the forms. */
    public static Progress ofCode(String code) {
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
