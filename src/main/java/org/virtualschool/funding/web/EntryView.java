package org.virtualschool.funding.web;

import java.util.function.UnaryOperator;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Entry;

/**
 * A line of the ledger as its page shows it.
 *
 * @param when     day and time in Europe/London
 * @param about    the child's reference, or that it is protected; empty for what is about no child
 * @param takeBack number of the entry if somebody may take it back; null otherwise
 */
record EntryView(long number, String when, String what, String about, String amount, String reason, String who, boolean reversed, Long takeBack) {

    private static final String NOT_SHOWN = "Not shown to finance";

    /**
     * @param about         reference of the child; empty for what is about none
     * @param run           number of the payment run that has paid it; null for what was not paid
     * @param names         from user ids
     * @param withNarrative whether reasons about requests are shown
     * @param mayTakeBack   whether the reader may take back what was put into the fund
     */
    static EntryView of(Entry entry, String about, Long run, UnaryOperator<String> names, boolean withNarrative, boolean mayTakeBack) {
        String what = entry.reverses() == null ? entry.kind().inWords() : "Entry " + entry.reverses() + " taken back";
        return new EntryView(entry.id(), Words.moment(entry.enteredAt()), what, about, Words.pounds(entry.pence()),
                withNarrative || saysNothingOfTheChild(entry) ? reason(entry, run) : NOT_SHOWN, names.apply(entry.enteredBy()), entry.reversed(),
                mayTakeBack && entry.isStandingAllocation() ? entry.id() : null);
    }

    private static String reason(Entry entry, Long run) {
        return run == null || entry.reverses() != null ? entry.reason() : "%s %d".formatted(entry.reason(), run);
    }

    /** Why something was released or taken back can tell what happened to the child; that it was approved, paid or came back does not. */
    private static boolean saysNothingOfTheChild(Entry entry) {
        return switch (entry.kind()) {
            case ALLOCATE, RETURN, PAY, REFUND -> true;
            case COMMIT -> entry.reverses() == null;
            case RELEASE -> false;
        };
    }
}
