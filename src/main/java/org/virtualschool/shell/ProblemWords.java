package org.virtualschool.shell;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * What a person is told when a request could not be answered.
 *
 * @param title      heading of the page
 * @param paragraphs what it means and what to do next, in plain sentences
 */
record ProblemWords(String title, List<String> paragraphs) {

    private static final ProblemWords BAD_REQUEST = of("This request cannot be understood",
            "Something in the address or the form is not as it should be. Nothing has been saved.",
            "Go back, check what you entered and try again.");
    private static final ProblemWords UNAUTHORISED = of("You need to sign in",
            "This is only for people who are signed in.");
    private static final ProblemWords FORBIDDEN = of("You cannot see or do this",
            "Either this does not exist, or your role does not allow it. You may see only the children you work with.",
            "If you need it for your work, ask the virtual school coordinator to check which school, team or children you are linked to.");
    private static final ProblemWords NOT_FOUND = of("Page not found",
            "If you typed the address, check that it is right. If you followed a link, the page may have moved.");
    private static final ProblemWords NOT_THIS_WAY = of("This cannot be opened this way",
            "This address works only from a button on a page. Go back to the page and use the button there.");
    private static final ProblemWords CONFLICT = of("This was changed in the meantime",
            "Somebody else, or you in another window, was quicker. Nothing has been saved twice.",
            "Go back and reload the page to see how things stand now.");
    private static final ProblemWords TOO_MANY = of("Too many tries",
            "Wait a minute and try again.");
    private static final ProblemWords REFUSED = of("This request cannot be answered",
            "Nothing has been saved. Go back to the page you came from and try again from there.");
    private static final ProblemWords OUT_OF_ORDER = of("Not available at the moment",
            "The service is starting, stopping or very busy. Nothing has been saved.",
            "Wait a minute and try again.");
    private static final ProblemWords FAULT = of("Something went wrong on our side",
            "This is not your fault. What you were doing has not been saved.",
            "Try again in a few minutes. If it happens again, tell the people who run this service the reference below and what you were doing.");

    private static ProblemWords of(String title, String... paragraphs) {
        return new ProblemWords(title, List.of(paragraphs));
    }

    /** @param largestFile that is taken */
    private static ProblemWords tooLarge(DataSize largestFile) {
        return of("This file is too large",
                "The file was not read and nothing has been changed. A file may have up to " + largestFile.toMegabytes() + " MB.",
                "Check that it is the right file. If it is, split it and import the parts one after the other.");
    }

    /**
     * The words for an HTTP status.
     *
     * @param largestFile that is taken
     */
    static ProblemWords of(HttpStatus status, DataSize largestFile) {
        return switch (status) {
            case BAD_REQUEST -> BAD_REQUEST;
            case UNAUTHORIZED -> UNAUTHORISED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> NOT_THIS_WAY;
            case CONFLICT -> CONFLICT;
            case PAYLOAD_TOO_LARGE -> tooLarge(largestFile);
            case TOO_MANY_REQUESTS -> TOO_MANY;
            case SERVICE_UNAVAILABLE -> OUT_OF_ORDER;
            default -> status.is5xxServerError() ? FAULT : REFUSED;
        };
    }

    /** All sentences in one line, for programs. */
    String inOneLine() {
        return String.join(" ", paragraphs);
    }
}
