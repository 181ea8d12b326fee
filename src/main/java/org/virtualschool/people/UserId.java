package org.virtualschool.people;

/** How a login is written, in the staff file and in the engine alike: work e-mail addresses are logins, Ms O'Brien's too. */
public final class UserId {

    /** Regular expression of the whole login. */
    public static final String FORM = "[A-Za-z0-9@._+'-]+";
    /** The same in words, after "may hold". */
    static final String IN_WORDS = "letters, digits and . _ - @ + ' only";

    private UserId() {
    }
}
