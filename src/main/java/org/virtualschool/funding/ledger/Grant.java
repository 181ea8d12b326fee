package org.virtualschool.funding.ledger;

import java.util.Arrays;
import java.util.Optional;

/** The grants the virtual school manages. */
public enum Grant {

    /** For looked-after children from Reception to Year 11. */
    PUPIL_PREMIUM_PLUS("pp-plus", "Pupil premium plus"),
    /** For looked-after children in early years provision. */
    EARLY_YEARS_PUPIL_PREMIUM("eypp", "Early years pupil premium"),
    /** For looked-after young people in education after Year 11. */
    POST_16_PREMIUM("post-16", "Post-16 pupil premium plus");

    private final String code;
    private final String words;

    Grant(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As stored and as addresses name it, such as "pp-plus". */
    public String code() {
        return code;
    }

    /** As people call it. */
    public String inWords() {
        return words;
    }

    /** The grant of this code; empty for any other text and for null. */
    public static Optional<Grant> parse(String code) {
        return Arrays.stream(values()).filter(grant -> grant.code.equals(code)).findFirst();
    }

    /**
     * The grant of this code.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Grant ofCode(String code) {
        return parse(code).orElseThrow(() -> new IllegalArgumentException("No grant: " + code));
    }
}
