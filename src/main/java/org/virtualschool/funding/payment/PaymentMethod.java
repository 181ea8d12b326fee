package org.virtualschool.funding.payment;

/** How a school gets its money. */
public enum PaymentMethod {

    /** By bank transfer: academies, and everybody else who keeps an account of their own. */
    BACS("BACS payment"),
    /** By a journal within the authority's accounts: schools it maintains. */
    JOURNAL("Journal");

    private final String inWords;

    PaymentMethod(String inWords) {
        this.inWords = inWords;
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
