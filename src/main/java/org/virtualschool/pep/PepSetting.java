package org.virtualschool.pep;

/** What kind of setting a PEP is written for: it decides which form the education section has, and who writes it. */
public enum PepSetting {

    EARLY_YEARS("earlyYears", "Early years"),
    STATUTORY("statutory", "School"),
    POST_16("post16", "Post-16"),
    /** On the roll of no school: the adviser stands in for the designated teacher. */
    NOT_ON_ROLL("notOnRoll", "Not on a school roll"),
    /** The school is closed for the summer: adviser and social worker hold an interim PEP, the school's own follows in term. */
    HOLIDAY("holiday", "Interim, school closed for the summer");

    private final String code;
    private final String inWords;

    PepSetting(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    /** As the model writes it. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }

    /** Whether the adviser of the virtual school does what the designated teacher does elsewhere. */
    public boolean adviserStandsIn() {
        return this == NOT_ON_ROLL || this == HOLIDAY;
    }
}
