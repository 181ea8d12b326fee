package org.virtualschool.funding;

/** In what part somebody decides. */
public enum DecisionPart {

    /** Within the core amount: the authority's policy decides, nobody in person. */
    POLICY("By policy"),
    /** One person, an adviser or the head. */
    OFFICER("Decided"),
    /** The vote of the head of the virtual school in the panel. */
    HEAD("Head of the virtual school"),
    /** The vote of a manager in the panel. */
    MANAGER("Manager");

    private final String inWords;

    DecisionPart(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }

    /** Whether it is one of the two votes that must agree. */
    public boolean isVote() {
        return this == HEAD || this == MANAGER;
    }

    /** The other vote of the panel. */
    DecisionPart otherVote() {
        return this == HEAD ? MANAGER : HEAD;
    }
}
