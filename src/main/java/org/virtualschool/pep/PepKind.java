package org.virtualschool.pep;

/** Whether a PEP is the child's first or reviews an earlier one. */
public enum PepKind {

    INITIAL("initial", "First PEP"),
    REVIEW("review", "PEP review");

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
