package org.virtualschool.register;

/** Why the virtual school works for a child. */
public enum CareStatus {

    /** In care or accommodated for more than 24 hours by the authority: Children Act 1989, section 22. */
    LOOKED_AFTER("Looked after"),
    /** Left care by adoption, special guardianship or a child arrangements order. */
    PREVIOUSLY_LOOKED_AFTER("Previously looked after"),
    /** In need or on a child protection plan now or in recent years, and neither of the above. */
    WITH_SOCIAL_WORKER("With a social worker");

    private final String words;

    CareStatus(String words) {
        this.words = words;
    }

    /** The status as people say it. */
    public String inWords() {
        return words;
    }
}
