package org.virtualschool.workflow.engine;

import java.util.Arrays;
import java.util.Optional;

/** A mistake of somebody who administers accounts. The engine has no exceptions of their own for them, only words. */
public enum AccountMistake {

    /** The password is against the policy. */
    PASSWORD_REFUSED("Password does not match policy"),
    /** A user id has a character that none may have. */
    INVALID_USER_ID("User has an invalid id"),
    /** There is no such account. */
    UNKNOWN_USER("No user found with id");

    private final String words;

    AccountMistake(String words) {
        this.words = words;
    }

    /** The mistake the engine failed for; empty if it was another, or none. The failure may be null. */
    public static Optional<AccountMistake> of(Throwable failure) {
        return failure == null || failure.getMessage() == null ? Optional.empty()
                : Arrays.stream(values()).filter(mistake -> failure.getMessage().startsWith(mistake.words)).findFirst();
    }
}
