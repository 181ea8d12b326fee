package org.virtualschool.pep.cycle;

/** Why a child gets no review when a term is launched; what somebody can do something about comes first. */
public enum LeftOut {

    NOT_NAMED("Known only by number: load the child's name first"),
    NO_EARLY_YEARS("Younger than Reception and in no early years setting"),
    /** The coordinator may have this one closed as not completed. */
    OPEN_EARLIER("Still has an open review of an earlier term"),
    OPEN_THIS_TERM("Has an open review of this term already"),
    SIGNED_THIS_TERM("Has a signed PEP of this term already"),
    OPEN_LATER("Has an open review of a later term"),
    AFTER_YEAR_13("Past Year 13"),
    NOT_LOOKED_AFTER("Not looked after any more");

    private final String inWords;

    LeftOut(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
