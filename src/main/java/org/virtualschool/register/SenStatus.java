package org.virtualschool.register;

/** Special educational needs, by the codes of the school census. */
public enum SenStatus {

    /** Education, health and care plan. */
    E("Education, health and care plan"),
    /** SEN support. */
    K("SEN support"),
    /** No special educational need. */
    N("No special educational needs");

    private final String words;

    SenStatus(String words) {
        this.words = words;
    }

    /** The status as people say it. */
    public String inWords() {
        return words;
    }
}
