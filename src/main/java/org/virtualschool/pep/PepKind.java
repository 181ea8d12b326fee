package org.virtualschool.pep;

/** Why a PEP is made: the child came into care, a term has come, the child came to another school. */
public enum PepKind {

    INITIAL("initial", "First PEP"),
    REVIEW("review", "PEP review"),
    NEW_SCHOOL("newSchool", "PEP at a new school");

    private final String code;
    private final String inWords;

    PepKind(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    /** As the decision tables write it. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
