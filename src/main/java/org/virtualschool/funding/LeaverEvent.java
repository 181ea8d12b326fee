package org.virtualschool.funding;

/** What happened to a child for whom premium is asked for or paid. */
public enum LeaverEvent {

    LEFT_CARE("leftCare", "The child is not looked after any more"),
    ADOPTED("adopted", "The child was adopted or has a special guardian or a child arrangements order"),
    LEFT_SCHOOL("leftSchool", "The child has left the school"),
    CHANGED_SCHOOL("changedSchool", "The child has changed school");

    private final String code;
    private final String inWords;

    LeaverEvent(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    /** As the table writes it. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }

    /** Whether the child is in care no more. */
    public boolean endsCare() {
        return this == LEFT_CARE || this == ADOPTED;
    }
}
