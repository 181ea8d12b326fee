package org.virtualschool.funding;

import java.util.stream.Stream;

/** The rules by which the authority's table refuses a request, by the codes the table gives. */
public enum EligibilityRule {

    NOT_LOOKED_AFTER("notLookedAfter", "The child is not looked after."),
    GRANT_FOR_ANOTHER_AGE("grantForAnotherAge", "This grant is for children of another age."),
    NO_CURRENT_PEP("noCurrentPep", "There is no current signed-off PEP. No PEP, no premium."),
    PEP_RED("pepRed", "The last PEP was rated red. It has to be good enough before there is premium for it."),
    USE_NOT_ALLOWED("useNotAllowed", "Pupil premium does not pay for this."),
    ASKED_BEFORE("askedBefore", "The same was asked for already, for days that overlap. If this is something else, say what is different in what it is for and what will be done."),
    BEGUN_BEFORE("begunBefore", "It has begun before a decision. Premium is agreed before something starts.");

    private final String code;
    private final String sentence;

    EligibilityRule(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** @throws IllegalArgumentException for a code the application has no words for */
    public static EligibilityRule ofCode(String code) {
        return Stream.of(values()).filter(rule -> rule.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No words for the rule " + code));
    }

    /** As the table writes it. */
    public String code() {
        return code;
    }

    /** What the requester is told. */
    public String sentence() {
        return sentence;
    }
}
