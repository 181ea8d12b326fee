package org.virtualschool.register;

/** A place in a child's case team that one named person holds. */
public enum CareRole {

    /** The child's social worker. */
    SOCIAL_WORKER("Social worker"),
    /** The child's adviser in the virtual school. */
    ADVISER("Adviser"),
    /** The officer who chairs the child's care reviews. */
    REVIEWING_OFFICER("Independent reviewing officer");

    private final String words;

    CareRole(String words) {
        this.words = words;
    }

    /** The role as people say it. */
    public String inWords() {
        return words;
    }
}
