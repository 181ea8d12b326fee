package org.virtualschool.pep;

import java.util.Locale;

/** What quality assurance says of a PEP as a whole. */
public enum Rating {

    RED("Red: not good enough yet, to be reworked"),
    AMBER("Amber: good enough, with feedback for the next PEP"),
    GREEN("Green: an effective plan");

    private final String inWords;

    Rating(String inWords) {
        this.inWords = inWords;
    }

    /**
     * The rating a decision table gave.
     *
     * @throws IllegalArgumentException if it is none of red, amber, green
     */
    public static Rating ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** As the decision tables write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
