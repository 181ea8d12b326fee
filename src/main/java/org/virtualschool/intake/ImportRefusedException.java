package org.virtualschool.intake;

/** The file as a whole cannot be taken; nothing of it was stored. The message is for the person who sent it. */
public class ImportRefusedException extends RuntimeException {

    /** Why, in kind. */
    public enum Kind { NO_SUCH_IMPORT, UNREADABLE, TOO_LARGE, RUNNING }

    private final Kind kind;

    /** @param message what is wrong and how to put it right, in plain English */
    public ImportRefusedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Why, in kind. */
    public Kind kind() {
        return kind;
    }
}
